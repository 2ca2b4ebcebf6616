import { endPersonBody, peopleOfOrganisation, personAdded } from "@yunquan/contract/enterprises.ts";
import { done } from "@yunquan/contract/people.ts";
import * as wire from "@yunquan/contract/suppliers.ts";
import { idParams } from "@yunquan/contract/wire.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { command, query, type Route } from "../platform/route.ts";
import { addSupplierPerson, endSupplierPerson } from "./commands.ts";
import { peopleOf, readSupplier } from "./store.ts";

export const supplierPeopleRoutes: readonly Route[] = [
  command(
    "suppliers.addPerson",
    {
      method: "POST",
      url: "/api/v1/suppliers/:id/people",
      summary: { zh: "添加本单位人员", en: "Add a person to one's own supplier" },
      params: idParams,
      body: wire.addSupplierPersonBody,
      answer: personAdded,
      refusals: ["not-found", "login-name-taken"],
      status: 201,
    },
    async (work, { params, body }) => await addSupplierPerson(work, params.id, body),
  ),
  command(
    "suppliers.endPerson",
    {
      method: "POST",
      url: "/api/v1/suppliers/:id/people/end",
      summary: { zh: "停用本单位人员", en: "End what a person may do for one's own supplier" },
      params: idParams,
      body: endPersonBody,
      answer: done,
      refusals: ["not-found", "last-approver"],
    },
    async (work, { params, body }) => {
      await endSupplierPerson(work, params.id, body.personId);
      return { done: true as const };
    },
  ),
  query(
    "suppliers.listPeople",
    {
      method: "GET",
      url: "/api/v1/suppliers/:id/people",
      summary: { zh: "本单位人员", en: "The people of one's own supplier" },
      params: idParams,
      answer: peopleOfOrganisation,
      refusals: ["not-found"],
    },
    async (work, { params }) => {
      const supplier = await readSupplier(work, params.id);
      if (work.actor.organisationId !== supplier.id) throw new Refusal("not-found", { noun: "supplier" });
      return { people: await peopleOf(work, supplier.id) };
    },
  ),
];
