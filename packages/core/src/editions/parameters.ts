import type { Bp, Fen } from "../money.ts";
import type { CalendarDate } from "../time.ts";

/** One category of fees of a contract and whether it may be subsidised. @clause 3.1 */
export interface FeeCategory {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly eligible: boolean;
  /** Why it is, or is not, eligible: shown as one types. */
  readonly reasonZh: string;
  readonly reasonEn: string;
}

/** What invoices must show before a claim goes in. @clause 5.9 */
export type InvoiceRule =
  | { readonly kind: "equal-to-contract" }
  /** Payments of at least this share of the contract suffice, and the subsidy is limited to what is invoiced. */
  | { readonly kind: "paid-share"; readonly shareBp: Bp };

/** What a programme wants to reach, and by the end of which year. The actual value is always counted, never entered. @clause 1.1 */
export interface Goal {
  readonly measure: GoalMeasure;
  readonly target: number;
  readonly byYear: number;
}
export type GoalMeasure = "enterprises" | "suppliers" | "platforms";

/** The dated parameter set of a programme: what differs between editions and programmes is here, never in code. */
export interface EditionParameters {
  readonly goals: readonly Goal[];
  readonly revenueFloorFen: Fen;
  readonly establishedMonthsMin: number;
  readonly entityTypes: readonly string[];
  readonly industrySections: readonly string[];
  /** Cities whose enterprises may apply (place of registration). */
  readonly cities: readonly string[];
  /** Prefix of the divisions in which the service may be implemented: "44". */
  readonly implementationPrefix: string;
  /** Contracts signed before this date are refused. */
  readonly contractsFromOn: CalendarDate;
  /** Contracts signed before this date may state the eligible fee in a supplementary annex. */
  readonly publishedOn: CalendarDate;
  readonly feeCategories: readonly FeeCategory[];
  readonly issueRatioBp: Bp;
  readonly supplierCeilingFen: Fen | null;
  readonly reviewWorkdays: number;
  readonly supplierWorkdays: number;
  readonly returnWorkdays: number;
  readonly implementationDaysMin: number;
  readonly announceDaysMin: number;
  readonly noticeDays: number;
  /** The largest share of an allotment that may be set aside for pilots; the source allows at most a half. */
  readonly pilotReserveMaxBp: Bp;
  readonly pilotReserveReleaseDays: number;
  readonly settlementPeriodsMax: number;
  /** A standard that is in force longer than this is due for its yearly update. */
  readonly standardMaxAgeDays: number;
  readonly invoiceRule: InvoiceRule;
  readonly evidence: readonly ("payment-proof" | "acceptance-report")[];
  readonly subtractCarriedIn: boolean;
  readonly supplementaryLists: boolean;
  readonly closingCash: "lapse" | "carry";
  readonly promisedCashWarnBp: Bp;
}
