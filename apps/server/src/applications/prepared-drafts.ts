import { sql, type RawBuilder } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { ask } from "../platform/ask.ts";
import { recordset } from "../platform/recordset.ts";
import type { Work } from "../platform/work.ts";
import type { Judgement } from "./assessment.ts";
import { draftColumns, draftsOf, readable, type DraftRow } from "./store.ts";
import type { StoredFinding } from "./wording.ts";

/** How a draft was judged before it is submitted, as it is kept. */
export interface Prepared {
  readonly rules: number;
  /** Between these instants time alone changes nothing; `until` null: as far as is known. */
  readonly from: Instant;
  readonly until: Instant | null;
  readonly judgement: Judgement;
}

/** Drafts, with how they were judged if that holds now by these rules. Whether it is still so, the locks tell. */
export async function draftsAsPrepared(
  work: Work,
  ids: readonly Id[],
): Promise<{ readonly draft: DraftRow; readonly prepared: Prepared | null }[]> {
  if (ids.length === 0) return [];
  const rows = await ask(
    work,
    sql<DraftRow & Partial<Prepared>>`
      select ${columns}, p.rules, p.holds_from as "from", p.holds_until as until, p.judgement
      from application left join prepared_draft p on p.application_id = application.id and p.version = application.version
        and p.judgement is not null and p.holds_from <= ${work.now}::timestamptz
        and (p.holds_until is null or p.holds_until > ${work.now}::timestamptz)
      where application.id = any(${[...new Set(ids)]}::uuid[]) and ${readable(work)}`,
  );
  return rows.map((draft) => {
    const { rules, from, until, judgement } = draft;
    // One that was kept before it held what its tier is called cannot say it: the draft is judged anew.
    if (rules == null || from == null || judgement == null || !("nameZh" in judgement.tier))
      return { draft, prepared: null };
    return { draft, prepared: { rules, from, until: until ?? null, judgement } };
  });
}

/** Named as they are read here: the rows need no second look. */
const columns = sql.raw(
  draftColumns
    .map((name) => `application.${name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)} as "${name}"`)
    .join(", "),
);

interface Wanted {
  readonly programmeId: Id;
  readonly at: Instant;
  readonly rules: number;
  readonly from: Id | null;
  readonly limit: number;
}

/** Drafts of a programme that have chosen their service and were not judged as they are, by today's rules, for this instant. */
export async function unpreparedDrafts(
  work: Work,
  { programmeId, at, rules, from, limit }: Wanted,
): Promise<DraftRow[]> {
  const ofProgramme = sql`a.programme_id = ${programmeId} and a.status = 'draft' and a.service_code is not null
    and (${from}::uuid is null or a.id >= ${from}::uuid)`;
  const ended = (
    condition: RawBuilder<unknown>,
  ) => sql`(select a.id from prepared_draft p join application a on a.id = p.application_id
    where ${condition} and ${ofProgramme} order by a.id limit ${limit})`;
  // Each of these walks an index in which only what is looked for stands first.
  return await draftsOf(
    work,
    sql`id in ((select a.id from application a where a.judged_version is distinct from a.version and ${ofProgramme} order by a.id limit ${limit})
      union all ${ended(sql`p.rules < ${rules}`)}
      union all ${ended(sql`p.holds_until <= ${at}::timestamptz`)}
      union all ${ended(sql`p.holds_from > ${at}::timestamptz`)})`,
    limit,
  );
}

/**
 * Notes in drafts that they were judged as they are, and what was found of those that would go in. Gives those that are still
 * the drafts that were judged.
 */
export async function keepJudged(
  work: Work,
  judged: readonly { readonly id: Id; readonly version: number; readonly findings: readonly StoredFinding[] | null }[],
): Promise<ReadonlySet<Id>> {
  if (judged.length === 0) return new Set();
  const kept = await ask(
    work,
    sql<{ id: Id }>`update application a set judged_version = a.version, findings = coalesce(r.findings, a.findings)
      from ${recordset(judged, { id: "uuid", version: "integer", findings: "jsonb" })}
      where a.id = r.id and a.version = r.version and a.status = 'draft' returning a.id`,
  );
  return new Set(kept.map(({ id }) => id));
}

const shape = {
  id: "uuid",
  version: "integer",
  rules: "bigint",
  from: "timestamptz",
  until: "timestamptz",
  judgement: "jsonb",
};

/** Keeps how drafts were judged; without a judgement: that they would not go in as they are. */
export async function keepPrepared(
  work: Work,
  rows: readonly (Omit<Prepared, "judgement"> & {
    readonly id: Id;
    readonly version: number;
    readonly judgement: Judgement | null;
  })[],
): Promise<void> {
  if (rows.length === 0) return;
  await ask(
    work,
    sql`insert into prepared_draft (application_id, version, rules, holds_from, holds_until, judgement)
      select r.id, r.version, r.rules, r."from", r.until, r.judgement from ${recordset(rows, shape)} order by r.id
      on conflict (application_id) do update set version = excluded.version, rules = excluded.rules,
        holds_from = excluded.holds_from, holds_until = excluded.holds_until, judgement = excluded.judgement`,
  );
}

/** Whoever has been submitted is no draft any more: how it was judged stands in the case. */
export async function forgetPrepared(work: Work, ids: readonly Id[]): Promise<void> {
  await ask(work, sql`delete from prepared_draft where application_id = any(${[...ids]}::uuid[])`);
}
