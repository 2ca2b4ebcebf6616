import { done } from "@yunquan/contract/people.ts";
import * as wire from "@yunquan/contract/suppliers.ts";
import { pageQuery } from "@yunquan/contract/wire.ts";
import { pageOf, readCursor } from "../platform/paging.ts";
import { command, query, type Route } from "../platform/route.ts";
import { addPoolMember, removePoolMember } from "./commands.ts";
import { listPool } from "./store.ts";

export const poolRoutes: readonly Route[] = [
  query(
    "resourcePool.list",
    {
      method: "GET",
      url: "/api/v1/resource-pool",
      summary: { zh: "产业生态供给资源池名单", en: "The resource pool" },
      query: pageQuery,
      answer: wire.poolList,
    },
    async (work, { query: given }) => {
      const after = readCursor(given.cursor, ["string"])?.[0];
      const rows = await listPool(work, after === undefined ? undefined : String(after), given.limit + 1);
      return pageOf(
        rows,
        given.limit,
        (row) => [row.creditCode],
        (row) => row,
      );
    },
  ),
  command(
    "resourcePool.add",
    {
      method: "POST",
      url: "/api/v1/resource-pool",
      summary: { zh: "列入资源池", en: "Put an organisation on the list of the resource pool" },
      body: wire.poolMemberBody,
      answer: done,
      status: 201,
    },
    async (work, { body }) => {
      await addPoolMember(work, body);
      return { done: true as const };
    },
  ),
  command(
    "resourcePool.remove",
    {
      method: "POST",
      url: "/api/v1/resource-pool/remove",
      summary: { zh: "移出资源池", en: "Take an organisation off the list of the resource pool" },
      body: wire.poolRemoveBody,
      answer: done,
      refusals: ["not-found"],
    },
    async (work, { body }) => {
      await removePoolMember(work, body.creditCode, body.reason);
      return { done: true as const };
    },
  ),
];
