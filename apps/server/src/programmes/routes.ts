import { edition, editionBody, editions, programme, programmeBody, programmes } from "@yunquan/contract/programmes.ts";
import { idParams } from "@yunquan/contract/wire.ts";
import type { EditionParameters } from "@yunquan/core/editions/parameters.ts";
import { command, query, type Route } from "../platform/route.ts";
import type { Work } from "../platform/work.ts";
import { createEdition, createProgramme, editionById, programmeById } from "./commands.ts";
import { findEditionInForce, listEditions, listProgrammes, type Edition, type ProgrammeRow } from "./store.ts";

async function presentProgramme(work: Work, row: ProgrammeRow) {
  const current = await findEditionInForce(work, row.id, work.now);
  const inForce =
    current === undefined
      ? null
      : {
          id: current.id,
          number: current.number,
          titleZh: current.titleZh,
          titleEn: current.titleEn,
          inForceFrom: current.inForceFrom,
          sample: current.sample,
        };
  return {
    ...row,
    edition: inForce,
    actions: work.actor.roles.some((role) => role === "province-policy") ? ["createEdition"] : [],
  };
}

/** The parameters as the wire wants them. */
export function presentParameters(parameters: EditionParameters) {
  const { goals, entityTypes, industrySections, cities, feeCategories, evidence } = parameters;
  return {
    ...parameters,
    goals: [...goals],
    entityTypes: [...entityTypes],
    industrySections: [...industrySections],
    cities: [...cities],
    feeCategories: [...feeCategories],
    evidence: [...evidence],
  };
}

async function presentEdition(work: Work, row: Edition) {
  const current = await findEditionInForce(work, row.programmeId, work.now);
  return { ...row, parameters: presentParameters(row.parameters), inForce: current?.id === row.id };
}

export const programmeRoutes: readonly Route[] = [
  command(
    "programmes.create",
    {
      method: "POST",
      url: "/api/v1/programmes",
      summary: { zh: "新建方案", en: "Create a programme" },
      body: programmeBody,
      answer: programme,
      status: 201,
      refusals: ["programme-code-taken"],
    },
    async (work, { body }) =>
      await presentProgramme(work, await programmeById(work, await createProgramme(work, body))),
  ),
  query(
    "programmes.list",
    { method: "GET", url: "/api/v1/programmes", summary: { zh: "方案列表", en: "Programmes" }, answer: programmes },
    async (work) => {
      const items = [];
      for (const row of await listProgrammes(work)) items.push(await presentProgramme(work, row));
      return { items };
    },
  ),
  query(
    "programmes.read",
    {
      method: "GET",
      url: "/api/v1/programmes/:id",
      summary: { zh: "方案", en: "A programme" },
      params: idParams,
      answer: programme,
      refusals: ["not-found"],
    },
    async (work, { params }) => await presentProgramme(work, await programmeById(work, params.id)),
  ),
  command(
    "editions.create",
    {
      method: "POST",
      url: "/api/v1/programmes/:id/editions",
      summary: { zh: "新增政策版本", en: "Add an edition" },
      params: idParams,
      body: editionBody,
      answer: edition,
      status: 201,
      refusals: ["not-found", "edition-in-the-past", "edition-before-last"],
    },
    async (work, { params, body }) =>
      await presentEdition(work, await editionById(work, await createEdition(work, params.id, body))),
  ),
  query(
    "editions.list",
    {
      method: "GET",
      url: "/api/v1/programmes/:id/editions",
      summary: { zh: "政策版本", en: "Editions" },
      params: idParams,
      answer: editions,
      refusals: ["not-found"],
    },
    async (work, { params }) => {
      const { id } = await programmeById(work, params.id);
      const items = [];
      for (const row of await listEditions(work, id)) items.push(await presentEdition(work, row));
      return { items };
    },
  ),
  query(
    "editions.read",
    {
      method: "GET",
      url: "/api/v1/editions/:id",
      summary: { zh: "政策版本详情", en: "An edition" },
      params: idParams,
      answer: edition,
      refusals: ["not-found"],
    },
    async (work, { params }) => await presentEdition(work, await editionById(work, params.id)),
  ),
];
