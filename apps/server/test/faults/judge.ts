/*
 * What has to hold after a rush, decided from plain rows by arithmetic of its own. Nothing here knows how the product
 * does it; every finding says where.
 */

/** An answer that was given to a client: it is a promise. */
export interface Acknowledged {
  readonly objectId: string;
  readonly position: number;
  readonly amountFen: number;
  readonly at: string;
  readonly status: string;
  readonly version: number;
}

/** A case as it stands in the database; `position` null means that it has none. */
export interface StandingCase {
  readonly objectId: string;
  readonly cityCode: string;
  readonly status: string;
  readonly version: number;
  readonly position: number | null;
  readonly at: string | null;
  readonly amountFen: number | null;
  /** Lines of history that tell of its submission. */
  readonly submissions: number;
}

/** A number that a line has given. */
export interface GivenPosition {
  readonly cityCode: string;
  readonly number: number;
  readonly objectId: string;
  readonly at: string;
}

export interface LineEnd {
  readonly cityCode: string;
  readonly lastNumber: number;
}

export interface Verdict {
  readonly lost: string[];
  readonly overIssued: string[];
  readonly duplicates: string[];
  readonly gaps: string[];
  readonly inversions: string[];
  /** Somebody was let in behind somebody who waits, or waits although he fits. */
  readonly overtaken: string[];
  /** A step without its line of history, or with two. */
  readonly history: string[];
  /** A face value that is not what fee, listed amount and annual cap leave, or a limit that was not used up. */
  readonly amounts: string[];
}

export function emptyVerdict(): Verdict {
  return {
    lost: [],
    overIssued: [],
    duplicates: [],
    gaps: [],
    inversions: [],
    overtaken: [],
    history: [],
    amounts: [],
  };
}

/** Whatever was promised is there, to the letter. */
export function judgePromises(
  verdict: Verdict,
  promises: readonly Acknowledged[],
  cases: readonly StandingCase[],
): void {
  const standing = new Map(cases.map((one) => [one.objectId, one]));
  const promised = new Set<string>();
  for (const promise of promises) {
    if (promised.has(promise.objectId)) verdict.duplicates.push(`${promise.objectId} was promised twice`);
    promised.add(promise.objectId);
    const found = standing.get(promise.objectId);
    const stands = JSON.stringify([found?.status, found?.version, found?.position, found?.amountFen, found?.at]);
    const said = JSON.stringify([promise.status, promise.version, promise.position, promise.amountFen, promise.at]);
    if (stands !== said) verdict.lost.push(`${promise.objectId}: promised ${said}, found ${stands}`);
  }
  for (const one of cases) {
    const should = one.position === null ? 0 : 1;
    if (one.submissions !== should)
      verdict.history.push(`${one.objectId} ${one.status}: ${one.submissions} lines of history, not ${should}`);
  }
}

/** Positions of each line run from 1 without a gap, each case has one, and a later number was never given earlier. */
export function judgeLines(
  verdict: Verdict,
  given: readonly GivenPosition[],
  ends: readonly LineEnd[],
  cases: readonly StandingCase[],
): void {
  const holders = new Map<string, GivenPosition>();
  const last = new Map<string, GivenPosition>();
  for (const one of given.toSorted((a, b) => a.number - b.number)) {
    const before = last.get(one.cityCode);
    if (one.number !== (before?.number ?? 0) + 1)
      verdict.gaps.push(`${one.cityCode}: ${one.number} follows ${before?.number ?? "nothing"}`);
    if (before !== undefined && one.at < before.at)
      verdict.inversions.push(`${one.cityCode}: ${one.number} at ${one.at}, ${before.number} at ${before.at}`);
    if (holders.has(one.objectId)) verdict.duplicates.push(`${one.objectId} holds two positions`);
    holders.set(one.objectId, one);
    last.set(one.cityCode, one);
  }
  for (const { cityCode, lastNumber } of ends) {
    const reached = last.get(cityCode)?.number ?? 0;
    if (reached !== lastNumber)
      verdict.gaps.push(`${cityCode}: the counter stands at ${lastNumber}, the line at ${reached}`);
  }
  for (const one of cases) {
    const held = holders.get(one.objectId);
    if (
      held?.number !== (one.position ?? undefined) ||
      (held !== undefined && (held.at !== one.at || held.cityCode !== one.cityCode))
    )
      verdict.duplicates.push(`${one.objectId} stands at ${one.position}, the line says ${held?.number ?? "nothing"}`);
  }
}

export interface Applied extends StandingCase {
  readonly enterpriseId: string;
  readonly supplierId: string;
  readonly feeFen: number;
}

export interface Limits {
  readonly listedFen: number;
  readonly annualCapFen: number;
  readonly ceilingFen: number | null;
  readonly capacity: readonly {
    readonly cityCode: string;
    readonly grantedFen: number;
    readonly reservedFen: number;
    readonly postedFen: number;
  }[];
}

const WAITING = "waiting";

/** The first that does not fit closes the line: everybody before it is in, nobody behind it, and nothing is over-issued. */
export function judgeCapacity(verdict: Verdict, limits: Limits, applications: readonly Applied[]): void {
  for (const { cityCode, grantedFen, reservedFen, postedFen } of limits.capacity) {
    const line = applications
      .filter((one) => one.cityCode === cityCode && one.position !== null)
      .toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0));
    let left = grantedFen;
    let closed = false;
    for (const one of line) {
      const amount = one.amountFen ?? 0;
      closed ||= amount > left;
      if (closed !== (one.status === WAITING))
        verdict.overtaken.push(`${cityCode}: ${one.position} is ${one.status} with ${left} left and ${amount} asked`);
      if (one.status !== WAITING) left -= amount;
    }
    if (left < 0) verdict.overIssued.push(`${cityCode}: ${-left} fen beyond ${grantedFen}`);
    if (reservedFen + postedFen > grantedFen || reservedFen + postedFen !== grantedFen - left)
      verdict.overIssued.push(
        `${cityCode}: the account says ${reservedFen}+${postedFen} of ${grantedFen}, the line leaves ${left}`,
      );
  }
}

/**
 * In the order of the line each application of an enterprise gets what its fee, the listed amount and the rest of its
 * annual cap allow. Less only where the supplier's ceiling ended: one application of a supplier may be cut by it, and then
 * it is used up to the fen. Refused for nothing left: then the cap or the ceiling is used up.
 */
export function judgeAmounts(
  verdict: Verdict,
  limits: Limits,
  applications: readonly Applied[],
  refusedForNothingLeft: readonly string[],
): void {
  const { listedFen, annualCapFen, ceilingFen } = limits;
  const capUsed = new Map<string, number>();
  const ceilingUsed = new Map<string, number>();
  const cut = new Map<string, number>();
  for (const one of applications.toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0))) {
    if (one.position === null || one.amountFen === null) continue;
    const used = capUsed.get(one.enterpriseId) ?? 0;
    const allowed = Math.min(listedFen, one.feeFen, annualCapFen - used);
    if (one.amountFen > allowed)
      verdict.overIssued.push(`${one.objectId}: ${one.amountFen}, but ${allowed} is allowed`);
    if (one.amountFen < allowed) cut.set(one.supplierId, (cut.get(one.supplierId) ?? 0) + 1);
    capUsed.set(one.enterpriseId, used + one.amountFen);
    ceilingUsed.set(one.supplierId, (ceilingUsed.get(one.supplierId) ?? 0) + one.amountFen);
  }
  for (const [supplierId, times] of cut) {
    if (times > 1 || ceilingFen === null || ceilingUsed.get(supplierId) !== ceilingFen)
      verdict.amounts.push(
        `supplier ${supplierId}: ${times} cut, ${ceilingUsed.get(supplierId)} of ${ceilingFen} used`,
      );
  }
  for (const [supplierId, used] of ceilingUsed)
    if (ceilingFen !== null && used > ceilingFen)
      verdict.overIssued.push(`supplier ${supplierId}: ${used} of ${ceilingFen}`);
  const byId = new Map(applications.map((one) => [one.objectId, one]));
  for (const id of refusedForNothingLeft) {
    const one = byId.get(id);
    if (one === undefined || one.position !== null) {
      verdict.amounts.push(`${id} was refused for nothing left and yet stands in the line`);
      continue;
    }
    const capLeft = annualCapFen - (capUsed.get(one.enterpriseId) ?? 0);
    const ceilingLeft = ceilingFen === null ? 1 : ceilingFen - (ceilingUsed.get(one.supplierId) ?? 0);
    if (capLeft > 0 && ceilingLeft > 0)
      verdict.amounts.push(
        `${id} was refused for nothing left, with ${capLeft} of the cap and ${ceilingLeft} of the ceiling`,
      );
  }
}
