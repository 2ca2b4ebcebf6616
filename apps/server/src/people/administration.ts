import { done, newPassword, newPerson } from "@yunquan/contract/people.ts";
import { id, idParams, instant, page, pageQuery } from "@yunquan/contract/wire.ts";
import { z } from "@yunquan/contract/z.ts";
import type { RecordedAction } from "@yunquan/core/history/action-words.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { allRoles, roles, type Role, type Side } from "@yunquan/core/roles.ts";
import { pageOf, readCursor } from "../platform/paging.ts";
import { recordHistory } from "../platform/record.ts";
import { download } from "../platform/file-routes.ts";
import { command, query, type Route } from "../platform/route.ts";
import type { Work } from "../platform/work.ts";
import { createPerson, grantRole } from "./commands.ts";
import { resetSecondFactor } from "./second-factor.ts";
import { hashPassword } from "./passwords.ts";

const role = z.enum(allRoles as [Role, ...Role[]]);

/** Which roles an office may have: a bureau has no treasurer, an administration no reviewer. */
const sidesOf: Readonly<Record<string, readonly Side[]>> = {
  "city-bureau": ["city"],
  "city-finance": ["city-finance"],
  province: ["province"],
  "expert-panel": ["expert"],
  operator: ["operator"],
  administration: ["administration"],
};

async function officeFor(
  work: Work,
  organisationId: Parameters<typeof grantRole>[1]["organisationId"],
  wanted: readonly Role[],
) {
  const office = await work.tx
    .selectFrom("organisation")
    .select(["id", "kind"])
    .where("id", "=", organisationId)
    .executeTakeFirst();
  const sides = office === undefined ? undefined : sidesOf[office.kind];
  if (office === undefined || sides === undefined) throw new Refusal("not-found", { noun: "organisation" });
  if (!wanted.every((one) => sides.includes(roles[one].side))) {
    throw new Refusal("invalid-request", {}, [
      {
        path: "roles",
        code: "role-of-another-side",
        zh: "所选岗位与单位性质不符",
        en: "these roles do not belong to this kind of office",
      },
    ]);
  }
}

/** Who runs the system, who gives rights and who watches both are three people. @clause 7.2 */
function refuseJoinedAdministrators(wanted: readonly Role[]): void {
  if (new Set(wanted.filter((one) => roles[one].side === "administration")).size < 2) return;
  throw new Refusal("invalid-request", {}, [
    {
      path: "roles",
      code: "separate-administrators",
      zh: "系统、安全、审计管理员须由不同人员担任",
      en: "system, security and audit administrator are three different people",
    },
  ]);
}

/** What people are in which office now. */
async function membershipsOf(work: Work, personIds: readonly Id[]) {
  if (personIds.length === 0) return [];
  return await work.tx
    .selectFrom("membership")
    .innerJoin("organisation", "organisation.id", "membership.organisationId")
    .select((eb) => [
      "membership.personId",
      "organisation.id as organisationId",
      "organisation.nameZh as organisationName",
      eb.fn.agg<string[]>("array_agg", ["membership.role"]).as("roles"),
    ])
    .where("membership.personId", "in", [...personIds])
    .where("membership.endedAt", "is", null)
    .groupBy(["membership.personId", "organisation.id", "organisation.nameZh"])
    .orderBy("organisation.nameZh")
    .execute();
}

/** An administrator gives rights to others, never to himself. Refuses `second-hand`. */
function refuseOneself(work: Work, personId: Id, action: string): void {
  if (work.actor.kind === "person" && work.actor.personId === personId) throw new Refusal("second-hand", { action });
}

/** A person of an office, whom the security administrator looks after. Refuses `not-found`. */
async function officePerson(work: Work, personId: Id) {
  const person = await work.tx
    .selectFrom("person")
    .select(["id", "disabledAt"])
    .where("id", "=", personId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("membership")
          .innerJoin("organisation", "organisation.id", "membership.organisationId")
          .select("membership.id")
          .whereRef("membership.personId", "=", "person.id")
          .where("organisation.kind", "not in", ["enterprise", "supplier"]),
      ),
    )
    .forUpdate()
    .executeTakeFirst();
  if (person === undefined) throw new Refusal("not-found", { noun: "person" });
  return person;
}

async function told(
  work: Work,
  personId: Id,
  action: RecordedAction,
  reason: string,
  facts: Readonly<Record<string, unknown>> = {},
) {
  await recordHistory(work, {
    objectType: "person",
    objectId: personId,
    action,
    fromStatus: null,
    toStatus: null,
    deciding: false,
    reason,
    facts,
    editionId: null,
  });
}

async function endSessions(work: Work, personId: Id): Promise<void> {
  await work.tx
    .updateTable("session")
    .set({ endedAt: work.now })
    .where("personId", "=", personId)
    .where("endedAt", "is", null)
    .execute();
}

const reason = z.string().trim().min(1).max(500);

/** What can be changed about a person who exists: his roles, his password, and that he may work again. */
const changes: readonly Route[] = [
  command(
    "people.changeRoles",
    {
      method: "PUT",
      url: "/api/v1/people/:id/roles",
      summary: { zh: "调整岗位", en: "Change a person's roles in an office; his sessions end" },
      params: idParams,
      body: z.strictObject({ organisationId: id, roles: z.array(role).min(1).max(5), reason }),
      answer: done,
      refusals: ["not-found", "second-hand"],
    },
    async (work, { params, body }) => {
      refuseOneself(work, params.id, "people.changeRoles");
      await officePerson(work, params.id);
      await officeFor(work, body.organisationId, body.roles);
      refuseJoinedAdministrators(body.roles);
      const before = (await membershipsOf(work, [params.id])).find((one) => one.organisationId === body.organisationId);
      if (before === undefined) throw new Refusal("not-found", { noun: "membership" });
      for (const one of new Set(body.roles))
        if (!before.roles.includes(one))
          await grantRole(work, { personId: params.id, organisationId: body.organisationId, role: one });
      await work.tx
        .updateTable("membership")
        .set({ endedAt: work.now })
        .where("personId", "=", params.id)
        .where("organisationId", "=", body.organisationId)
        .where("endedAt", "is", null)
        .where("role", "not in", body.roles)
        .execute();
      await endSessions(work, params.id);
      await told(work, params.id, "person.roles-changed", body.reason, {
        before: before.roles.join("、"),
        after: body.roles.join("、"),
      });
      return { done: true as const };
    },
  ),
  command(
    "people.enable",
    {
      method: "POST",
      url: "/api/v1/people/:id/enable",
      summary: { zh: "恢复停用的人员", en: "Let a disabled person work again" },
      params: idParams,
      body: z.strictObject({ reason }),
      answer: done,
      refusals: ["not-found", "second-hand"],
    },
    async (work, { params, body }) => {
      refuseOneself(work, params.id, "people.enable");
      const person = await officePerson(work, params.id);
      if (person.disabledAt === null) throw new Refusal("not-found", { noun: "person" });
      await work.tx.updateTable("person").set({ disabledAt: null }).where("id", "=", params.id).execute();
      await told(work, params.id, "person.enabled", body.reason);
      return { done: true as const };
    },
  ),
  command(
    "people.resetPassword",
    {
      method: "POST",
      url: "/api/v1/people/:id/password",
      summary: { zh: "重设口令", en: "Set a new password; the person's sessions end" },
      params: idParams,
      body: z.strictObject({ password: newPassword, reason }),
      answer: done,
      refusals: ["not-found", "second-hand"],
    },
    async (work, { params, body }) => {
      refuseOneself(work, params.id, "people.resetPassword");
      await officePerson(work, params.id);
      await work.tx
        .updateTable("person")
        .set({ passwordHash: await hashPassword(body.password), failedSignIns: 0, lockedUntil: null })
        .where("id", "=", params.id)
        .execute();
      await endSessions(work, params.id);
      await told(work, params.id, "person.password-reset", body.reason);
      return { done: true as const };
    },
  ),
];

/** The one way to a backup of the embedded database: its own dump, taken by the running server, with its hash. */
const backup: Route = download(
  "backup.take",
  {
    method: "GET",
    url: "/api/v1/backup",
    summary: { zh: "下载内置数据库备份", en: "Download a backup of the embedded database" },
    refusals: ["not-found"],
  },
  async (work, _input, platform) => {
    if (platform.backup === undefined) throw new Refusal("not-found", { noun: "backup" });
    await recordHistory(work, {
      objectType: "database",
      objectId: work.newId(),
      action: "backup.taken",
      fromStatus: null,
      toStatus: null,
      deciding: false,
      reason: null,
      facts: {},
      editionId: null,
    });
    return { name: `yunquan-${work.now.slice(0, 10)}.tar.gz`, mediaType: "application/gzip", bytes: platform.backup };
  },
);

/** People of the offices. The security administrator gives accounts and takes them away; he holds no business role himself. */
export const administrationRoutes: readonly Route[] = [
  backup,
  ...changes,
  query(
    "people.list",
    {
      method: "GET",
      url: "/api/v1/people",
      summary: { zh: "人员名单", en: "People of the offices" },
      query: pageQuery,
      answer: page(
        z.strictObject({
          id,
          name: z.string(),
          loginName: z.string(),
          organisations: z.string(),
          roles: z.array(z.string()),
          memberships: z.array(
            z.strictObject({ organisationId: id, organisationName: z.string(), roles: z.array(z.string()) }),
          ),
          disabledAt: instant.nullable(),
          createdAt: instant,
        }),
      ),
    },
    async (work, { query: given }) => {
      const cursor = readCursor(given.cursor, ["string"]);
      let people = work.tx
        .selectFrom("person")
        .innerJoin("membership", "membership.personId", "person.id")
        .innerJoin("organisation", "organisation.id", "membership.organisationId")
        .select((eb) => [
          "person.id",
          "person.name",
          "person.loginName",
          "person.disabledAt",
          "person.createdAt",
          eb.fn
            .agg<string>("string_agg", ["organisation.nameZh", eb.val("、")])
            .distinct()
            .as("organisations"),
          eb.fn.agg<string[]>("array_agg", ["membership.role"]).distinct().as("roles"),
        ])
        .where("organisation.kind", "not in", ["enterprise", "supplier"])
        .where("membership.endedAt", "is", null)
        .groupBy("person.id")
        .orderBy("person.loginName")
        .limit(given.limit + 1);
      if (cursor?.[0] !== undefined) people = people.where("person.loginName", ">", String(cursor[0]));
      const rows = await people.execute();
      const memberships = await membershipsOf(
        work,
        rows.map((row) => row.id),
      );
      return pageOf(
        rows,
        given.limit,
        (row) => [row.loginName],
        (row) => ({
          ...row,
          memberships: memberships.filter((one) => one.personId === row.id).map(({ personId, ...one }) => one),
        }),
      );
    },
  ),
  query(
    "people.list",
    {
      method: "GET",
      url: "/api/v1/offices",
      summary: { zh: "机构名单", en: "The offices" },
      answer: z.strictObject({
        offices: z.array(
          z.strictObject({
            id,
            kind: z.string(),
            nameZh: z.string(),
            nameEn: z.string().nullable(),
            cityCode: z.string().nullable(),
          }),
        ),
      }),
    },
    async (work) => ({
      offices: await work.tx
        .selectFrom("organisation")
        .select(["id", "kind", "nameZh", "nameEn", "cityCode"])
        .where("kind", "not in", ["enterprise", "supplier"])
        .orderBy("kind")
        .orderBy("cityCode")
        .execute(),
    }),
  ),
  command(
    "people.create",
    {
      method: "POST",
      url: "/api/v1/people",
      summary: { zh: "新增人员", en: "Create a person of an office" },
      body: newPerson.extend({ organisationId: id, roles: z.array(role).min(1).max(5) }),
      answer: z.strictObject({ id }),
      refusals: ["login-name-taken", "not-found"],
      status: 201,
    },
    async (work, { body }) => {
      await officeFor(work, body.organisationId, body.roles);
      refuseJoinedAdministrators(body.roles);
      const personId = await createPerson(work, body);
      for (const one of new Set(body.roles))
        await grantRole(work, { personId, organisationId: body.organisationId, role: one });
      return { id: personId };
    },
  ),
  command(
    "people.disable",
    {
      method: "POST",
      url: "/api/v1/people/:id/disable",
      summary: { zh: "停用人员", en: "Disable a person; his sessions end at once" },
      params: idParams,
      body: z.strictObject({ reason: z.string().trim().min(1).max(500) }),
      answer: done,
      refusals: ["not-found", "second-hand"],
    },
    async (work, { params, body }) => {
      if (work.actor.personId === params.id) throw new Refusal("second-hand", { action: "people.disable" });
      const disabled = await work.tx
        .updateTable("person")
        .set({ disabledAt: work.now })
        .where("id", "=", params.id)
        .where("disabledAt", "is", null)
        .returning("id")
        .executeTakeFirst();
      if (disabled === undefined) throw new Refusal("not-found", { noun: "person" });
      await work.tx
        .updateTable("session")
        .set({ endedAt: work.now })
        .where("personId", "=", params.id)
        .where("endedAt", "is", null)
        .execute();
      await recordHistory(work, {
        objectType: "person",
        objectId: params.id,
        action: "person.disabled",
        fromStatus: null,
        toStatus: null,
        deciding: false,
        reason: body.reason,
        facts: {},
        editionId: null,
      });
      return { done: true as const };
    },
  ),
  command(
    "people.resetSecondFactor",
    {
      method: "POST",
      url: "/api/v1/people/:id/reset-second-factor",
      summary: { zh: "解除人员的动态码绑定", en: "Take away a lost second factor" },
      params: idParams,
      body: z.strictObject({ reason: z.string().trim().min(1).max(500) }),
      answer: done,
      refusals: ["not-found", "second-hand"],
    },
    async (work, { params, body }) => {
      if (work.actor.personId === params.id) throw new Refusal("second-hand", { action: "people.resetSecondFactor" });
      await resetSecondFactor(work, params.id, body.reason);
      return { done: true as const };
    },
  ),
];
