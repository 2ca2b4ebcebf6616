import { done } from "@yunquan/contract/people.ts";
import { saveFilterBody, savedFilter, savedFilters, savedFiltersQuery } from "@yunquan/contract/reviews.ts";
import { idParams } from "@yunquan/contract/wire.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { command, query, type Route } from "../platform/route.ts";

const URL = "/api/v1/saved-filters";

/** Filters that a person keeps for a list, in the organisation he acts for; a second one of the same name takes the place of the first. */
export const savedFilterRoutes: readonly Route[] = [
  query(
    "savedFilters.list",
    {
      method: "GET",
      url: URL,
      summary: { zh: "本人保存的筛选", en: "My saved filters of a list" },
      query: savedFiltersQuery,
      answer: savedFilters,
      statements: "one",
    },
    async (work, { query: given }) => ({
      filters: await work.tx
        .selectFrom("savedFilter")
        .select(["id", "list", "name", "query", "savedAt"])
        .where("personId", "=", work.actor.personId)
        .where("organisationId", "=", work.actor.organisationId)
        .where("list", "=", given.list)
        .orderBy("savedAt")
        .orderBy("id")
        .limit(50)
        .execute(),
    }),
  ),
  command(
    "savedFilters.save",
    {
      method: "POST",
      url: URL,
      summary: { zh: "保存筛选（同名替换）", en: "Save a filter; one of the same name is replaced" },
      body: saveFilterBody,
      answer: savedFilter,
      status: 201,
    },
    async (work, { body }) =>
      await work.tx
        .insertInto("savedFilter")
        .values({
          id: work.newId(),
          personId: work.actor.personId,
          organisationId: work.actor.organisationId,
          ...body,
          savedAt: work.now,
        })
        .onConflict((conflict) =>
          conflict
            .columns(["personId", "organisationId", "list", "name"])
            .doUpdateSet({ query: body.query, savedAt: work.now }),
        )
        .returning(["id", "list", "name", "query", "savedAt"])
        .executeTakeFirstOrThrow(),
  ),
  command(
    "savedFilters.delete",
    {
      method: "DELETE",
      url: `${URL}/:id`,
      summary: { zh: "删除保存的筛选", en: "Delete a saved filter" },
      params: idParams,
      answer: done,
      refusals: ["not-found"],
    },
    async (work, { params }) => {
      const gone = await work.tx
        .deleteFrom("savedFilter")
        .where("id", "=", params.id)
        .where("personId", "=", work.actor.personId)
        .where("organisationId", "=", work.actor.organisationId)
        .executeTakeFirst();
      if (gone.numDeletedRows === 0n) throw new Refusal("not-found", { noun: "savedFilter" });
      return { done: true as const };
    },
  ),
];
