import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { addMs, beijingDate, endOfBeijingDay, type Instant } from "@yunquan/core/time.ts";
import { revokedAmong } from "../conduct/commands.ts";
import { lockContractVersions } from "../contracts/commands.ts";
import { holdEnterprises } from "../enterprises/commands.ts";
import type { PersonActor } from "../platform/actor.ts";
import { heldVersions } from "../platform/held-versions.ts";
import { rulesSeen } from "../platform/reading.ts";
import type { Work } from "../platform/work.ts";
import { editionHoldsUntil } from "../programmes/commands.ts";
import { roundHoldsUntil } from "../rounds/commands.ts";
import { standardHoldsUntil } from "../standards/commands.ts";
import { holdProducts, holdSuppliers } from "../suppliers/commands.ts";
import { assess, judgementOf, type Judgement } from "./assessment.ts";
import { subjectOf } from "./draft.ts";
import { needsAsJudged, needsOf, type Needs } from "./needs.ts";
import { draftsAsPrepared, type Prepared } from "./prepared-drafts.ts";
import { sameGroups, sameServices, type DraftRow } from "./store.ts";

/*
 * While one batch of submissions is in the database, the next one is judged in a snapshot, without a lock; what was prepared
 * before the window opened is only read. Under the locks it is asked whether anything that was looked at has changed since;
 * where it has, the submission is judged again.
 */

/** A submission that would go in, as of the snapshot. */
export interface Looked {
  readonly application: DraftRow;
  readonly need: Needs;
  readonly judgement: Judgement;
  /** Between these instants time alone changes nothing; `until` null: as far as is known. */
  readonly from: Instant;
  readonly until: Instant | null;
}

export interface LookedAhead {
  readonly rules: number;
  readonly looked: ReadonlyMap<Id, Looked>;
}

interface Asked {
  readonly actor: PersonActor;
  readonly id: Id;
  readonly version: number;
}

/** Judges what is simple: first submissions of drafts, of each enterprise the first, that are met in everything. */
export async function lookAhead(work: Work, items: readonly Asked[]): Promise<LookedAhead> {
  const { others, ...ahead } = await lookAtPrepared(work, items);
  return { ...ahead, looked: new Map([...ahead.looked, ...(await lookAtDrafts(work, others))]) };
}

/** The same for what was prepared alone; `others` are drafts that were not, or not as they are now. */
export async function lookAtPrepared(
  work: Work,
  items: readonly Asked[],
): Promise<LookedAhead & { readonly others: readonly DraftRow[] }> {
  const ids = items.map(({ id }) => id);
  const [rules, drafts] = await Promise.all([rulesSeen(work), draftsAsPrepared(work, ids)]);
  const rows = new Map(drafts.map((row) => [row.draft.id, row]));
  const before = new Set<Id>();
  const looked = new Map<Id, Looked>();
  const others: DraftRow[] = [];
  for (const { actor, id, version } of items) {
    const first = !before.has(actor.organisationId);
    before.add(actor.organisationId);
    const row = rows.get(id);
    if (row === undefined || !first) continue;
    const { draft, prepared } = row;
    const itself = draft.enterpriseId === actor.organisationId && draft.version === version;
    if (!itself || draft.status !== "draft") continue;
    if (prepared?.rules === rules) looked.set(id, asPrepared(draft, prepared));
    else others.push(draft);
  }
  return { rules, looked, others };
}

function asPrepared(application: DraftRow, { from, until, judgement }: Prepared): Looked {
  return { application, need: needsAsJudged(application, judgement), judgement, from, until };
}

/** Judges drafts at the instant of the work; those that would not go in are missing. */
export async function lookAtDrafts(work: Work, drafts: readonly DraftRow[]): Promise<ReadonlyMap<Id, Looked>> {
  if (drafts.length === 0) return new Map();
  const midnight = addMs(endOfBeijingDay(beijingDate(work.now)), 1);
  const [ends, looked] = await Promise.all([
    holdsUntil(work, new Set(drafts.map(({ programmeId }) => programmeId))),
    Promise.all(drafts.map(async (draft) => await look(work, draft))),
  ]);
  // Whoever is judged by a date is judged anew when the day is over.
  const until = ends !== null && ends < midnight ? ends : midnight;
  return new Map(
    looked.flatMap((one) => (one === null ? [] : [[one.application.id, { ...one, from: work.now, until }] as const])),
  );
}

async function look(work: Work, application: DraftRow): Promise<Omit<Looked, "from" | "until"> | null> {
  try {
    const need = await needsOf(work, application);
    if (need.alone || need.place === null) return null;
    const assessment = await assess(work, subjectOf(application, false), work.now);
    const { enterprise, supplier } = assessment;
    // What time alone may change, and whatever is refused, is judged under the locks.
    const barred = [enterprise.suspendedAt, enterprise.revokedAt, supplier?.suspendedAt, supplier?.revokedAt];
    if (supplier === null || barred.some((at) => at != null)) return null;
    return { application, need, judgement: judgementOf(assessment) };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

async function holdsUntil(work: Work, programmeIds: ReadonlySet<Id>): Promise<Instant | null> {
  const ends = await Promise.all(
    [...programmeIds].flatMap((id) => [
      editionHoldsUntil(work, id, work.now),
      standardHoldsUntil(work, id, work.now),
      roundHoldsUntil(work, id, work.now),
    ]),
  );
  return ends.reduce((first, end) => (first === null || (end !== null && end < first) ? end : first), null);
}

/** What of a look ahead still holds, as the locks show it. */
export interface StillSeen {
  /** The row in its version of then. */
  application(id: Id): DraftRow | undefined;
  /** How it was judged, if nothing that it went by has changed by now; `at` is the instant the submission will carry. */
  judgement(id: Id, at: Instant): Judgement | undefined;
}

/**
 * Locks the applications of a batch and what the look ahead saw of them, in the documented order (each by id), and compares.
 * The programmes are held already: what is in force cannot change any more.
 */
export async function stillSeen(work: Work, ahead: LookedAhead, ids: readonly Id[]): Promise<StillSeen> {
  const all = [...ahead.looked.values()];
  const judged = all.map(({ judgement }) => judgement);
  const [applications, enterprises, contracts, suppliers, products, rules, obstructed] = await Promise.all([
    heldVersions(work, "application", ids, "update"),
    holdEnterprises(
      work,
      judged.map(({ enterprise }) => enterprise.id),
    ),
    lockContractVersions(
      work,
      judged.map(({ contract }) => contract.id),
    ),
    holdSuppliers(
      work,
      judged.map(({ supplier }) => supplier.id),
    ),
    holdProducts(
      work,
      judged.flatMap(({ product }) => product?.id ?? []),
    ),
    rulesSeen(work),
    obstructedAmong(work, all),
  ]);
  const same = ({ enterprise, supplier, contract, product }: Judgement): boolean =>
    enterprises[enterprise.id] === enterprise.version &&
    contracts[contract.id] === contract.version &&
    suppliers[supplier.id] === supplier.version &&
    (product === null || products[product.id] === product.version);
  return {
    application: (id) => {
      const seen = ahead.looked.get(id)?.application;
      return seen !== undefined && applications[id] === seen.version ? seen : undefined;
    },
    judgement: (id, at) => {
      const seen = ahead.looked.get(id);
      if (seen === undefined || rules !== ahead.rules || obstructed.has(id) || !same(seen.judgement)) return undefined;
      return at < seen.from || (seen.until !== null && at >= seen.until) ? undefined : seen.judgement;
    },
  };
}

/** Those in whose way stands what other cases and other registrations of the same code did meanwhile, asked after the locks. */
async function obstructedAmong(work: Work, all: readonly Looked[]): Promise<ReadonlySet<Id>> {
  const services = all.flatMap(({ application: { id, contractId, serviceCode } }) =>
    serviceCode === null ? [] : [{ contractId, serviceCode, except: id }],
  );
  const groups = all.flatMap(({ application: { id, enterpriseId }, judgement: { planId, exclusionGroup: group } }) =>
    group === null ? [] : [{ planId, enterpriseId, group, except: id }],
  );
  const [ofService, ofGroup, revoked] = await Promise.all([
    sameServices(work, services),
    sameGroups(work, groups),
    revokedAmong(
      work,
      all.map(({ judgement }) => judgement.enterprise.creditCode),
    ),
  ]);
  return new Set([
    ...services.flatMap(({ except }, index) => (ofService[index] === null ? [] : [except])),
    ...groups.flatMap(({ except }, index) => (ofGroup[index] === null ? [] : [except])),
    ...all.flatMap(({ application, judgement }) =>
      revoked.has(judgement.enterprise.creditCode) ? [application.id] : [],
    ),
  ]);
}
