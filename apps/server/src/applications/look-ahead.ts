import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { beijingDate, type Instant } from "@yunquan/core/time.ts";
import { revokedSince } from "../conduct/commands.ts";
import { lockContractVersions } from "../contracts/commands.ts";
import { holdEnterprises } from "../enterprises/commands.ts";
import type { PersonActor } from "../platform/actor.ts";
import { revisionSeen } from "../platform/reading.ts";
import { workAs, type Work } from "../platform/work.ts";
import { editionHoldsUntil } from "../programmes/commands.ts";
import { roundHoldsUntil } from "../rounds/commands.ts";
import { standardHoldsUntil } from "../standards/commands.ts";
import { holdSuppliers } from "../suppliers/commands.ts";
import { assess, type Assessment } from "./assessment.ts";
import { subjectOf } from "./draft.ts";
import { needsOf, type Needs } from "./needs.ts";
import { lockApplicationVersions, peekApplications, sameGroup, sameService, type ApplicationRow } from "./store.ts";

/*
 * While one batch of submissions is in the database, the next one is judged in a snapshot, without a lock. Under the locks it
 * is only asked whether anything that was looked at has changed since; where it has, the submission is judged again.
 */

/** A submission that would go in, as of the snapshot. */
export interface Looked {
  readonly application: ApplicationRow;
  readonly need: Needs;
  readonly assessment: Assessment;
}

export interface LookedAhead {
  readonly at: Instant;
  /** From here on another edition, standard or round holds; null: not as far as is known. */
  readonly until: Instant | null;
  readonly revision: number;
  readonly looked: ReadonlyMap<Id, Looked>;
}

interface Asked {
  readonly actor: PersonActor;
  readonly id: Id;
  readonly version: number;
}

/** Judges what is simple: first submissions of drafts, of each enterprise the first, that are met in everything. */
export async function lookAhead(work: Work, items: readonly Asked[]): Promise<LookedAhead> {
  const [revision, rows] = await Promise.all([
    revisionSeen(work),
    peekApplications(
      work,
      items.map(({ id }) => id),
    ),
  ]);
  const before = new Set<Id>();
  const simple = items.flatMap(({ actor, id, version }) => {
    const application = rows.get(id);
    const first = !before.has(actor.organisationId);
    before.add(actor.organisationId);
    const itself = application?.enterpriseId === actor.organisationId && application.version === version;
    return first && itself && application.status === "draft" ? [{ actor, application }] : [];
  });
  const [until, judged] = await Promise.all([
    holdsUntil(work, new Set(simple.map(({ application }) => application.programmeId))),
    Promise.all(simple.map(async ({ actor, application }) => await look(workAs(work, actor), application))),
  ]);
  const looked = new Map(judged.flatMap((one) => (one === null ? [] : [[one.application.id, one] as const])));
  return { at: work.now, until, revision, looked };
}

async function look(work: Work, application: ApplicationRow): Promise<Looked | null> {
  try {
    const need = await needsOf(work, application);
    if (need.alone || need.place === null) return null;
    const assessment = await assess(work, subjectOf(application, false), work.now);
    const { enterprise, supplier } = assessment;
    // What time alone may change, and whatever is refused, is judged under the locks.
    const barred = [enterprise.suspendedAt, enterprise.revokedAt, supplier?.suspendedAt, supplier?.revokedAt];
    const plain = supplier !== null && barred.every((at) => at == null);
    return plain && assessment.findings.every(({ outcome }) => outcome === "met")
      ? { application, need, assessment }
      : null;
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
  application(id: Id): ApplicationRow | undefined;
  /** The assessment, if nothing it went by has changed by now; `at` is the instant the submission will carry. */
  assessment(id: Id, at: Instant): Assessment | undefined;
}

/**
 * Locks the applications of a batch and what the look ahead saw of them, in the documented order (each by id), and compares.
 * The programmes are held already: what is in force cannot change any more.
 */
export async function stillSeen(work: Work, ahead: LookedAhead, ids: readonly Id[]): Promise<StillSeen> {
  const all = [...ahead.looked.values()];
  const of = (idOf: (one: Assessment) => Id): Id[] => all.map(({ assessment }) => idOf(assessment));
  const [applications, enterprises, contracts, suppliers, revision, freed] = await Promise.all([
    lockApplicationVersions(work, ids),
    holdEnterprises(
      work,
      of((one) => one.enterprise.id),
    ),
    lockContractVersions(
      work,
      of((one) => one.case.contract.id),
    ),
    holdSuppliers(
      work,
      of((one) => one.case.contract.supplierId),
    ),
    revisionSeen(work),
    Promise.all(all.map(async (one) => await standsFree(work, one))),
  ]);
  const free = new Set(all.flatMap(({ application }, index) => (freed[index] === true ? [application.id] : [])));
  const same = ({ enterprise, supplier, case: { contract } }: Assessment): boolean =>
    enterprises.get(enterprise.id) === enterprise.version &&
    contracts.get(contract.id) === contract.version &&
    supplier !== null &&
    suppliers.get(supplier.id) === supplier.version;
  const day = beijingDate(ahead.at);
  return {
    application: (id) => {
      const seen = ahead.looked.get(id)?.application;
      return seen !== undefined && applications.get(id) === seen.version ? seen : undefined;
    },
    assessment: (id, at) => {
      const seen = ahead.looked.get(id)?.assessment;
      if (seen === undefined || revision !== ahead.revision || !free.has(id) || !same(seen)) return undefined;
      if (at < ahead.at || (ahead.until !== null && at >= ahead.until) || beijingDate(at) !== day) return undefined;
      return seen;
    },
  };
}

/** What other cases and other registrations of the same code may have done meanwhile, asked after the locks. */
async function standsFree(work: Work, { application, assessment }: Looked): Promise<boolean> {
  const { contractId, enterpriseId, serviceCode, id } = application;
  const { planId, exclusionGroup: group, enterprise } = assessment;
  const [service, sameOfGroup, revoked] = await Promise.all([
    serviceCode === null ? null : sameService(work, { contractId, serviceCode, except: id }),
    sameGroup(work, { planId, enterpriseId, group, except: id }),
    revokedSince(work, enterprise.creditCode),
  ]);
  return service === null && sameOfGroup === null && revoked === null;
}
