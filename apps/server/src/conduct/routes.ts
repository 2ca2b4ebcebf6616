import {
  conductList,
  conductListQuery,
  conductWritten,
  reinstateBody,
  suspendBody,
} from "@yunquan/contract/suppliers.ts";
import { idParams } from "@yunquan/contract/wire.ts";
import { readInstantCursor } from "../platform/key-cursor.ts";
import { pageOf } from "../platform/paging.ts";
import { command, query, type Route } from "../platform/route.ts";
import { listConductRecords } from "./store.ts";
import { reinstateOrganisation, suspendOrganisation } from "./suspension.ts";

export const conductRoutes: readonly Route[] = [
  query(
    "conduct.list",
    {
      method: "GET",
      url: "/api/v1/conduct-records",
      summary: { zh: "信用档案", en: "The conduct record" },
      query: conductListQuery,
      answer: conductList,
    },
    async (work, { query: given }) => {
      const rows = await listConductRecords(work, {
        ...given,
        before: readInstantCursor(given.cursor),
        limit: given.limit + 1,
      });
      return pageOf(
        rows,
        given.limit,
        (row) => [row.enteredAt, row.id],
        ({ enteredBy, ...row }) => row,
      );
    },
  ),
  command(
    "conduct.suspend",
    {
      method: "POST",
      url: "/api/v1/organisations/:id/suspend",
      summary: { zh: "暂停享受政策", en: "Suspend an enterprise or a supplier" },
      params: idParams,
      body: suspendBody,
      answer: conductWritten,
      refusals: ["not-found", "own-case", "already-suspended", "suspension-in-the-past"],
    },
    async (work, { params, body }) => await suspendOrganisation(work, params.id, body),
  ),
  command(
    "conduct.reinstate",
    {
      method: "POST",
      url: "/api/v1/organisations/:id/reinstate",
      summary: { zh: "恢复享受政策", en: "Lift a suspension" },
      params: idParams,
      body: reinstateBody,
      answer: conductWritten,
      refusals: ["not-found", "own-case", "not-suspended"],
    },
    async (work, { params, body }) => await reinstateOrganisation(work, params.id, body.reason),
  ),
];
