import * as wire from "@yunquan/contract/enterprises.ts";
import { done } from "@yunquan/contract/people.ts";
import { idParams } from "@yunquan/contract/wire.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { command, query, type Route } from "../platform/route.ts";
import { addEnterprisePerson, endEnterprisePerson } from "./registration.ts";
import { peopleOf, readEnterprise } from "./store.ts";

export const enterprisePeopleRoutes: readonly Route[] = [
  command(
    "enterprises.addPerson",
    {
      method: "POST",
      url: "/api/v1/enterprises/:id/people",
      summary: { zh: "添加本单位人员", en: "Add a person to one's own enterprise" },
      params: idParams,
      body: wire.addEnterprisePersonBody,
      answer: wire.personAdded,
      refusals: ["not-found", "login-name-taken"],
      status: 201,
    },
    async (work, { params, body }) => await addEnterprisePerson(work, params.id, body),
  ),
  command(
    "enterprises.endPerson",
    {
      method: "POST",
      url: "/api/v1/enterprises/:id/people/end",
      summary: { zh: "停用本单位人员", en: "End what a person may do for one's own enterprise" },
      params: idParams,
      body: wire.endPersonBody,
      answer: done,
      refusals: ["not-found", "last-approver"],
    },
    async (work, { params, body }) => {
      await endEnterprisePerson(work, params.id, body.personId);
      return { done: true as const };
    },
  ),
  query(
    "enterprises.listPeople",
    {
      method: "GET",
      url: "/api/v1/enterprises/:id/people",
      summary: { zh: "本单位人员", en: "The people of one's own enterprise" },
      params: idParams,
      answer: wire.peopleOfOrganisation,
      refusals: ["not-found"],
    },
    async (work, { params }) => {
      const enterprise = await readEnterprise(work, params.id);
      if (work.actor.organisationId !== enterprise.id) throw new Refusal("not-found", { noun: "enterprise" });
      return { people: await peopleOf(work, enterprise.id) };
    },
  ),
];
