import { openStatuses, reviewFlags, type ReviewFlag } from "@yunquan/core/reviews/flags.ts";
import { calendarDate, fenWire, id, instant, line, page, pageQuery } from "./wire.ts";
import { z } from "./z.ts";

const noun = z.enum(["application", "claim"]);
const flag = z.enum(Object.keys(reviewFlags) as [ReviewFlag, ...ReviewFlag[]]);
const open = [...new Set([...openStatuses.application, ...openStatuses.claim])] as const;

const party = z.strictObject({ id, name: z.string() });
const assignee = z.strictObject({ personId: id, name: z.string(), assignedAt: instant });

export const reviewQuery = z.strictObject({
  ...pageQuery.shape,
  noun,
  /** `mine`: what I may decide now; `open`: whatever the bureau still has to do with; or one state. */
  status: z.enum(["mine", "open", ...open]).default("mine"),
  order: z.enum(["due", "amount", "risk"]).default("due"),
  /** Calendar days that are left at most; 0: overdue. */
  days: z
    .string()
    .regex(/^\d{1,3}$/, { error: "须为天数 | a number of days" })
    .transform(Number)
    .optional(),
  serviceCode: line(40).optional(),
  /** Part of the number, or of the enterprise's name. */
  text: line(60).optional(),
  /** Part of the supplier's name. */
  supplier: line(60).optional(),
  minFen: fenWire.optional(),
  maxFen: fenWire.optional(),
  flag: flag.optional(),
  /** Cases that I have taken, or that nobody has. */
  taken: z.enum(["me", "nobody"]).optional(),
});

/** What can be taken along as a workbook: the queue with its filters, whole. */
export const reviewExportQuery = reviewQuery.omit({ cursor: true, limit: true });

/** A case as the queue shows it. */
export const reviewCase = z
  .strictObject({
    id,
    noun,
    number: z.string(),
    status: z.string(),
    version: z.number().int(),
    enterprise: party,
    supplier: party,
    serviceCode: z.string().nullable(),
    serviceNameZh: z.string().nullable(),
    serviceNameEn: z.string().nullable(),
    amountFen: fenWire.nullable(),
    position: z.number().int().nullable(),
    submittedAt: instant.nullable(),
    /** Until when the bureau has to decide; of a case that the supplier still has, until when he has to answer. */
    dueAt: instant.nullable(),
    overdue: z.boolean(),
    flags: z.array(flag),
    assignee: assignee.nullable(),
  })
  .meta({ id: "ReviewCase" });
export const reviewPage = page(reviewCase);

/** How much waits under each heading of the queue; `mine` of it for the roles of the person who asks. */
const heading = z.strictObject({ mine: z.number().int(), open: z.number().int() });
export const reviewCounts = z
  .strictObject({
    applications: heading,
    claims: heading,
    registrations: z.number().int(),
    figures: z.number().int(),
    accounts: z.number().int(),
  })
  .meta({ id: "ReviewCounts" });

export const reviewParams = z.strictObject({ noun, id });

const organisation = z.strictObject({
  id,
  name: z.string(),
  creditCode: z.string(),
  legalPerson: z.string(),
  placeZh: z.string().nullable(),
  placeEn: z.string().nullable(),
  suspendedAt: instant.nullable(),
  revokedAt: instant.nullable(),
});

const otherCase = z.strictObject({
  id,
  noun,
  number: z.string(),
  status: z.string(),
  serviceCode: z.string().nullable(),
  contractNumber: z.string(),
  amountFen: fenWire.nullable(),
  submittedAt: instant.nullable(),
});

/** What the bureau compares a case with: all of it recorded elsewhere, brought together. */
export const reviewContext = z
  .strictObject({
    id,
    noun,
    flags: z.array(flag),
    assignee: assignee.nullable(),
    /** Who of this bureau can take the case. */
    colleagues: z.array(z.strictObject({ personId: id, name: z.string() })),
    enterprise: organisation,
    supplier: organisation,
    figures: z
      .strictObject({
        year: z.number().int(),
        revenueFen: fenWire,
        staff: z.number().int(),
        sizeClass: z.string(),
        certifiedAt: instant.nullable(),
      })
      .nullable(),
    product: z
      .strictObject({
        id,
        nameZh: z.string(),
        nameEn: z.string(),
        serviceCode: z.string(),
        priceFen: fenWire,
        priceUnit: z.string(),
        status: z.string(),
      })
      .nullable(),
    contract: z.strictObject({
      id,
      number: z.string(),
      title: z.string(),
      signedOn: calendarDate,
      startsOn: calendarDate,
      endsOn: calendarDate,
      totalFen: fenWire,
      implementationDivision: z.string(),
      implementationAddress: z.string(),
      fileId: id.nullable(),
      annexes: z.array(z.strictObject({ fileId: id, name: z.string(), signedOn: calendarDate })),
      lines: z.array(
        z.strictObject({
          id,
          number: z.number().int(),
          serviceCode: z.string(),
          category: z.string(),
          description: z.string(),
          amountFen: fenWire,
          eligible: z.boolean(),
          /** What the contract's invoices put on this line. */
          invoicedFen: fenWire,
        }),
      ),
    }),
    account: z
      .strictObject({
        accountName: z.string(),
        bankName: z.string(),
        accountNumber: z.string(),
        decidedAt: instant.nullable(),
      })
      .nullable(),
    /** Other cases that stand on the same contract. */
    sameContract: z.array(otherCase),
    /** What the enterprise applied for before, on other contracts, the newest first. */
    earlier: z.array(otherCase),
    /** Contracts of other enterprises with the same supplier and the same number. */
    sameNumber: z.array(z.strictObject({ enterpriseName: z.string(), signedOn: calendarDate, totalFen: fenWire })),
  })
  .meta({ id: "ReviewContext" });

/** `null`: nobody has the case any more. */
export const assignBody = z.strictObject({ personId: id.nullable() });
export const assigned = z.strictObject({ assignee: assignee.nullable() });

const list = z.string().regex(/^\/[a-z/-]{1,60}$/, { error: "不是列表地址 | not the address of a list" });
export const savedFilter = z
  .strictObject({ id, list, name: z.string(), query: z.string(), savedAt: instant })
  .meta({ id: "SavedFilter" });
export const savedFiltersQuery = z.strictObject({ list });
export const savedFilters = z.strictObject({ filters: z.array(savedFilter) });
export const saveFilterBody = z.strictObject({
  list,
  name: line(40),
  query: z.string().max(1000, { error: "不超过 1000 字 | at most 1000 characters" }),
});
