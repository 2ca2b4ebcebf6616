import { message } from "@yunquan/contract/messages.ts";
import { done } from "@yunquan/contract/people.ts";
import { idParams, page, pageQuery } from "@yunquan/contract/wire.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { readInstantCursor } from "../platform/key-cursor.ts";
import { pageOf } from "../platform/paging.ts";
import { command, query, type Route } from "../platform/route.ts";

export const messageRoutes: readonly Route[] = [
  query(
    "messages.list",
    {
      method: "GET",
      url: "/api/v1/messages",
      summary: { zh: "消息", en: "Messages of my organisation and role" },
      query: pageQuery,
      answer: page(message),
      statements: "one",
    },
    async (work, { query: given }) => {
      const cursor = readInstantCursor(given.cursor);
      let messages = work.tx
        .selectFrom("message")
        .select(["id", "kind", "objectType", "objectId", "textZh", "textEn", "sentAt", "readAt"])
        .where("organisationId", "=", work.actor.organisationId)
        .where((eb) => eb.or([eb("role", "is", null), eb("role", "in", [...work.actor.roles])]))
        .orderBy("sentAt", "desc")
        .orderBy("id")
        .limit(given.limit + 1);
      if (cursor !== undefined) {
        const [sentAt, id] = cursor;
        // The first condition is where the index begins, the second says which of the same instant come after.
        messages = messages
          .where("sentAt", "<=", sentAt)
          .where((eb) => eb.or([eb("sentAt", "<", sentAt), eb.and([eb("sentAt", "=", sentAt), eb("id", ">", id)])]));
      }
      return pageOf(
        await messages.execute(),
        given.limit,
        (row) => [row.sentAt, row.id],
        (row) => row,
      );
    },
  ),
  command(
    "messages.read",
    {
      method: "POST",
      url: "/api/v1/messages/:id/read",
      summary: { zh: "标为已读", en: "Mark a message as read" },
      params: idParams,
      answer: done,
      refusals: ["not-found"],
    },
    async (work, { params }) => {
      const found = await work.tx
        .updateTable("message")
        .set((eb) => ({ readAt: eb.fn.coalesce("readAt", eb.val(work.now)) }))
        .where("id", "=", params.id)
        .where("organisationId", "=", work.actor.organisationId)
        .where((eb) => eb.or([eb("role", "is", null), eb("role", "in", [...work.actor.roles])]))
        .returning("id")
        .executeTakeFirst();
      if (found === undefined) throw new Refusal("not-found", { noun: "message" });
      return { done: true as const };
    },
  ),
];
