import { createHash } from "node:crypto";

/** Cases that are ready to be submitted, by whom and with what; plain data, so that another process can be told. */
export interface Rush {
  readonly programmeId: string;
  readonly count: number;
  /** What is submitted: `applications` or `claims`, as it stands in the address. */
  readonly noun: "applications" | "claims";
  /** The application or claim that all others are copies of. */
  readonly template: string;
  /** The version that a submission names. */
  readonly version: number;
}

/** The id that the copy `n` of a row has; `copies.ts` says the same in SQL. */
export function copiedId(original: string, n: number): string {
  const hex = createHash("md5").update(`${original}:${n}`).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** The id of the application or claim of draft n. */
export function caseOf(rush: Rush, n: number): string {
  return copiedId(rush.template, n);
}

/** The session token of the person of draft n; the database holds only its hash (`rush.ts` says the same in SQL). */
export function tokenOf(n: number): string {
  return `yqs_${createHash("sha256").update(`bench:${n}`).digest("base64url")}`;
}
