import { officeContactBody, officeContacts as officeContactsAnswer } from "@yunquan/contract/offices.ts";
import { done } from "@yunquan/contract/people.ts";
import { publicQuery } from "../platform/public-routes.ts";
import { command, type Route } from "../platform/route.ts";
import { officeContacts, setContact } from "./commands.ts";

export const officeRoutes: readonly Route[] = [
  publicQuery(
    "offices.contacts",
    {
      method: "GET",
      url: "/api/v1/public/offices",
      summary: { zh: "省和各地市主管部门的联系方式", en: "How the offices of the province and the cities are reached" },
      answer: officeContactsAnswer,
    },
    async (work) => ({ items: await officeContacts(work) }),
  ),
  command(
    "offices.setContact",
    {
      method: "POST",
      url: "/api/v1/office-contacts",
      summary: { zh: "填写本单位联系方式", en: "Say how one's office is reached" },
      body: officeContactBody,
      answer: done,
      refusals: ["not-found"],
    },
    async (work, { body }) => {
      await setContact(work, body);
      return { done: true as const };
    },
  ),
];
