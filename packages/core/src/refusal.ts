import type { RefusalCode } from "./refusal-codes.ts";

/** One fault of one field, so that a form can mark every wrong field at once. `path` is a dotted path in the request. */
export interface FieldFault {
  readonly path: string;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** The figures and names a refusal is worded with (amounts as fen, dates as text). */
export type RefusalFacts = Readonly<Record<string, string | number | boolean | null>>;

/**
 * An expected "no": the caller asked for something the rules do not allow. Thrown, so that the transaction rolls back;
 * the route helper turns it into problem+json through the one table of `refusal-codes.ts`.
 */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly facts: RefusalFacts;
  readonly faults: readonly FieldFault[];

  constructor(code: RefusalCode, facts: RefusalFacts = {}, faults: readonly FieldFault[] = []) {
    super(code);
    this.name = "Refusal";
    this.code = code;
    this.facts = facts;
    this.faults = faults;
  }
}

/** A broken promise of our own code: never a user's fault. Answers 500 and raises an alert. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`);
}

/** A rule's outcome with the facts it used, a plain reason in both languages and its clause. Returned, never thrown. */
export interface Finding {
  readonly rule: string;
  readonly outcome: "met" | "failed" | "open";
  readonly facts: RefusalFacts;
  readonly zh: string;
  readonly en: string;
  readonly clause: string;
}
