import { prepareJob } from "../../apps/server/src/applications/preparing.ts";
import type { Database } from "../../apps/server/src/platform/database/connect.ts";
import { runDueJobs } from "../../apps/server/src/platform/jobs.ts";
import { draftApplication } from "../../apps/server/test/application.fixture.ts";
import { copyCase, countAgain, markHere, type CopyRules } from "./copies.ts";
import type { Rush } from "./cases.ts";
import { castDrafts, setStage, TEMPLATE_CITY, type Spread, type Stage } from "./stage.ts";

/** A case that the product made, and how copies are made of it. */
export interface Template {
  readonly stage: Stage;
  readonly draft: Drafted;
  readonly since: string;
  readonly until: string;
}

export interface DraftRange {
  /** Drafts are numbered from 1; a range begins where the last one ended. */
  readonly first: number;
  readonly count: number;
  readonly spread: Spread;
}

/** Opens the window on an empty database and loads drafts: an enterprise, its person with a session, contract and draft each. */
export async function loadRush(
  database: Database,
  options: { readonly drafts: number; readonly spread: Spread },
): Promise<{ rush: Rush; stage: Stage }> {
  const template = await makeTemplate(database);
  const rush = await draftsAhead(database, template, { first: 1, count: options.drafts, spread: options.spread });
  return { rush, stage: template.stage };
}

export async function makeTemplate(database: Database): Promise<Template> {
  const stage = await setStage(database);
  const { test, world } = stage;
  // The offices of the city come in with the first case; the second is a case and nothing else.
  await draftApplication(test, world);
  const since = await database.exclusive(markHere);
  const draft = await draftApplication(test, world);
  // The original stays as it was written: whoever judged it ahead would write it anew, and it would be no original any more.
  await database.exclusive(
    async (session) =>
      await session.script(`update application set judged_version = version where id = '${draft.applicationId}'`),
  );
  const until = await database.exclusive(markHere);
  await database.exclusive(
    async (session) =>
      await session.script(`insert into prepared_draft (application_id, version, rules, holds_from)
        select a.id, a.version, r.rules, a.created_at from application a cross join published_revision r where a.status = 'draft'`),
  );
  return { stage, draft, since, until };
}

/** Copies the template once for each number of the range. */
export async function copyDrafts(database: Database, template: Template, range: DraftRange): Promise<Rush> {
  const { stage, draft, since, until } = template;
  await database.exclusive(async (session) => {
    await castDrafts(session, stage, range);
    await copyCase(session, await rulesOf(session, stage, draft, { since, until }));
    await countAgain(session);
    await session.script("drop table draft");
    await session.script("analyze");
  });
  return {
    programmeId: stage.world.programme.programmeId,
    count: range.first + range.count - 1,
    noun: "applications",
    template: draft.applicationId,
    version: draft.version,
  };
}

/** The same, judged ahead, as the product judges drafts before a window opens and while it is open. */
export async function draftsAhead(database: Database, template: Template, range: DraftRange): Promise<Rush> {
  const rush = await copyDrafts(database, template, range);
  await runDueJobs(template.stage.test.platform, [prepareJob], (job, _id, error) => {
    throw new Error(`${job} failed`, { cause: error });
  });
  return rush;
}

type Drafted = Awaited<ReturnType<typeof draftApplication>>;

/** What of a case is the enterprise's own, and which of its people are one in the copies. */
export async function rulesOf(
  session: Parameters<typeof copyCase>[0],
  stage: Stage,
  draft: Pick<Drafted, "enterprise">,
  written: { readonly since: string; readonly until: string },
): Promise<CopyRules> {
  const { approver, preparer, enterpriseId } = draft.enterprise;
  // Who registered holds both roles: in the copies he does everything, with the approver's session.
  const [registered] = await session.rows(
    `select person_id from membership where organisation_id = '${enterpriseId}' and role = 'enterprise-approver' and person_id <> '${approver.actor.personId}'`,
  );
  const registrant = String(registered?.["person_id"]);
  const others = `'${approver.actor.personId}', '${preparer.actor.personId}'`;
  const self = `md5('${registrant}' || ':' || d.n)::uuid`;
  return {
    ...written,
    cityCode: TEMPLATE_CITY,
    become: new Map([
      [approver.actor.personId, self],
      [preparer.actor.personId, self],
      [stage.world.supplier.supplierId, "d.supplier_id"],
    ]),
    without: {
      person: `t.id in (${others})`,
      membership: `t.person_id in (${others})`,
      session: `t.person_id <> '${approver.actor.personId}'`,
    },
    columns: {
      "application.judged_version": "null",
      "person.login_name": "'e-' || d.n",
      "organisation.credit_code": "d.credit_code",
      "organisation.name_zh": "t.name_zh || d.n",
      "enterprise.credit_code": "d.credit_code",
      "enterprise.name": "t.name || d.n",
      "enterprise.registered_division": "d.division",
      "application.number": "left(t.number, 7) || lpad((1000000 + d.n)::text, 7, '0')",
      // They stand as sessions do whose owner looked at the page within this minute, however long loading and runs take.
      "session.last_seen_at": "clock_timestamp() + interval '6 hours'",
      "session.expires_at": "clock_timestamp() + interval '12 hours'",
      "session.token_hash": `sha256(convert_to(${TOKEN_SQL}, 'UTF8'))`,
    },
  };
}

const TOKEN_SQL = `'yqs_' || translate(rtrim(encode(sha256(convert_to('bench:' || d.n, 'UTF8')), 'base64'), '='), '+/', '-_')`;
