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

/** The dated parameter set of a programme: what differs between editions and programmes is here, never in code. */
export interface EditionParameters {
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
  readonly pilotReserveReleaseDays: number;
  readonly settlementPeriodsMax: number;
  readonly invoiceRule: InvoiceRule;
  readonly evidence: readonly ("payment-proof" | "acceptance-report")[];
  readonly subtractCarriedIn: boolean;
  readonly supplementaryLists: boolean;
  readonly closingCash: "lapse" | "carry";
  readonly promisedCashWarnBp: Bp;
}
