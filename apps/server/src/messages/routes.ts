import type { SelectQueryBuilder } from "kysely";
import { message, messageObjects } from "@yunquan/contract/messages.ts";
import { done } from "@yunquan/contract/people.ts";
import { idParams, page, pageQuery } from "@yunquan/contract/wire.ts";
import { z } from "@yunquan/contract/z.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { readInstantCursor } from "../platform/key-cursor.ts";
import { pageOf } from "../platform/paging.ts";
import type { PersonActor } from "../platform/actor.ts";
import type { Tables } from "../platform/database/tables.generated.ts";
import { command, query, type Route } from "../platform/route.ts";
import type { Work } from "../platform/work.ts";

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
      let messages = toMe(
        work,
        work.tx
          .selectFrom("message")
          .select(["id", "kind", "objectType", "objectId", "textZh", "textEn", "sentAt", "readAt"]),
      )
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
        // What an earlier message was about may have no page any more.
        (row) => ({ ...row, objectType: messageObjects.find((one) => one === row.objectType) ?? null }),
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
        .where("id", "in", toMe(work, work.tx.selectFrom("message").select("id")))
        .returning("id")
        .executeTakeFirst();
      if (found === undefined) throw new Refusal("not-found", { noun: "message" });
      return { done: true as const };
    },
  ),
  query(
    "messages.unread",
    {
      method: "GET",
      url: "/api/v1/messages/unread",
      summary: { zh: "未读消息数", en: "How many messages are unread" },
      answer: z.strictObject({ unread: z.number().int() }),
      statements: "one",
    },
    async (work) => {
      // Beyond a hundred nobody counts.
      const some = toMe(work, work.tx.selectFrom("message").select("id")).where("readAt", "is", null).limit(100);
      return { unread: (await some.execute()).length };
    },
  ),
  command(
    "messages.readAll",
    {
      method: "POST",
      url: "/api/v1/messages/read-all",
      summary: { zh: "全部标为已读", en: "Mark all messages as read" },
      answer: done,
    },
    async (work) => {
      await work.tx
        .updateTable("message")
        .set({ readAt: work.now })
        .where("readAt", "is", null)
        .where("id", "in", toMe(work, work.tx.selectFrom("message").select("id")))
        .execute();
      return { done: true as const };
    },
  ),
];

/** Messages to the person's organisation, to all in it or to one of his roles. */
function toMe<Output>(
  work: Work<PersonActor>,
  messages: SelectQueryBuilder<Tables, "message", Output>,
): SelectQueryBuilder<Tables, "message", Output> {
  return messages
    .where("organisationId", "=", work.actor.organisationId)
    .where((eb) => eb.or([eb("role", "is", null), eb("role", "in", [...work.actor.roles])]));
}
