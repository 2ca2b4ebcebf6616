import { voucherLifecycle, type VoucherStatus } from "@yunquan/core/vouchers/lifecycle.ts";
import { timelineLine } from "./applications.ts";
import { fenWire, id, instant, page, pageQuery, paragraph, seenVersion, written } from "./wire.ts";
import { z } from "./z.ts";

export const voucherStatus = z.enum(Object.keys(voucherLifecycle.statuses) as [VoucherStatus, ...VoucherStatus[]]);

const party = z.strictObject({ id, name: z.string() });

export const voucherSummary = z
  .strictObject({
    id,
    code: z.string(),
    status: voucherStatus,
    version: z.number().int(),
    programmeId: id,
    planId: id,
    cityCode: z.string(),
    enterprise: party,
    supplier: party,
    contractId: id,
    applicationId: id,
    serviceCode: z.string(),
    serviceNameZh: z.string(),
    serviceNameEn: z.string(),
    faceValueFen: fenWire,
    issuedAt: instant,
    /** The first instant that is too late to claim. */
    lastClaimAt: instant,
    actions: z.array(z.string()),
  })
  .meta({ id: "VoucherSummary" });

export const voucherAnswer = z
  .strictObject({
    ...voucherSummary.shape,
    eligibleFeeFen: fenWire,
    tier: z.string(),
    tierNameZh: z.string(),
    tierNameEn: z.string(),
    standardId: id,
    editionId: id,
    contractNumber: z.string(),
    applicationNumber: z.string(),
    certificateFileId: id,
    verifyPath: z.string(),
    timeline: z.array(timelineLine),
  })
  .meta({ id: "Voucher" });

export const voucherListQuery = pageQuery.extend({
  programmeId: id.optional(),
  status: voucherStatus.optional(),
  cityCode: z
    .string()
    .regex(/^44\d{4}$/, { error: "不是地市代码 | not a city's code" })
    .optional(),
  contractId: id.optional(),
  planId: id.optional(),
  /** Only what counts as issued: what was given up, revoked or has expired is left out. */
  counted: z.literal("true").optional(),
});
/** The same list as a file, whole. */
export const voucherExportQuery = voucherListQuery.omit({ cursor: true, limit: true });
export const voucherPage = page(voucherSummary);

export const surrenderBody = z.strictObject({ version: seenVersion, reason: paragraph(2000) });
export const voucherWritten = written(voucherStatus);

export const codeParams = z.strictObject({ code: z.string().min(1).max(60) });

/** What strangers learn from a voucher's code: that it exists, its state, and the holder's masked name. Nothing else. */
export const verificationAnswer = z
  .strictObject({
    code: z.string(),
    status: voucherStatus,
    statusZh: z.string(),
    statusEn: z.string(),
    holderMasked: z.string(),
  })
  .meta({ id: "VoucherVerification" });

export const walletQuery = z.strictObject({ programmeId: id });

/** An enterprise's vouchers and caps in figures. */
export const walletAnswer = z
  .strictObject({
    usableFen: fenWire,
    usableVouchers: z.number().int(),
    claimedFen: fenWire,
    redeemedFen: fenWire,
    endsNextAt: instant.nullable(),
    years: z.array(
      z.strictObject({
        year: z.number().int(),
        capFen: fenWire,
        reservedFen: fenWire,
        postedFen: fenWire,
        leftFen: fenWire,
      }),
    ),
  })
  .meta({ id: "Wallet" });
