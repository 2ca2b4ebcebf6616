import { cityOf } from "@yunquan/core/divisions.ts";
import { fenToYuanText } from "@yunquan/core/decimal.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { subtractFen, ZERO } from "@yunquan/core/money.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { addMs, beijingDate } from "@yunquan/core/time.ts";
import { receipt, type ReceiptData } from "../documents/receipt.ts";
import type { Download } from "../platform/file-routes.ts";
import type { Work } from "../platform/work.ts";
import { findClaim, submitted } from "./store.ts";

/**
 * The receipt of a submitted claim: number, system time, place in line, and how the amount came about. It is set anew from
 * the claim at every call; the same claim gives the same bytes.
 * @clause 5.9 8.2
 */
export async function receiptOf(work: Work, id: Id, publicUrl: string | undefined): Promise<Download> {
  const row = await findClaim(work, id);
  if (row.position === null) throw new Refusal("wrong-state", { noun: "claim", action: "receipt", status: row.status });
  const claim = submitted(row);
  const names = await namesOf(work, id);
  const cutFen = subtractFen(names.faceValueFen, claim.amountFen);
  const bureau = await bureauName(work, claim.cityCode);
  const city = cityOf(claim.cityCode)?.zh ?? claim.cityCode;
  const data: ReceiptData = {
    kind: "claim",
    programmeTitle: names.programmeZh,
    number: claim.number,
    submittedAt: claim.submittedAt,
    position: claim.position,
    waiting: false,
    city,
    cityBureau: bureau ?? city,
    round: names.roundZh,
    enterpriseName: names.enterpriseName,
    enterpriseCreditCode: names.enterpriseCode,
    supplierName: names.supplierName,
    serviceName: names.serviceZh,
    contractNumber: names.contractNumber,
    edition: `${names.editionTitle}（第 ${names.editionNumber} 版）`,
    standardVersion: `第 ${names.standardNumber} 版`,
    voucherCode: names.voucherCode,
    steps: [
      {
        zh: "服务券面额",
        en: "Face value of the voucher",
        afterFen: names.faceValueFen,
        cutFen: ZERO,
        clause: "4.4.1",
      },
      {
        zh: `不超过可补助费用项已开票金额 ${fenToYuanText(claim.invoicedFen ?? claim.amountFen)} 元`,
        en: "At most what is invoiced on eligible lines",
        afterFen: claim.amountFen,
        cutFen,
        clause: "5.9",
      },
    ],
    amountFen: claim.amountFen,
    // The end of a day is an instant of the next; the day itself is what people count by.
    ...(claim.supplierDueAt === null ? {} : { supplierDueOn: beijingDate(addMs(claim.supplierDueAt, -1)) }),
    ...(claim.dueAt === null ? {} : { reviewDueOn: beijingDate(addMs(claim.dueAt, -1)) }),
    ...(publicUrl === undefined ? {} : { caseUrl: `${publicUrl}/w/claims/${claim.id}` }),
  };
  return { name: `结算申请回执 ${claim.number}.pdf`, mediaType: "application/pdf", bytes: await receipt(data) };
}

async function namesOf(work: Work, id: Id) {
  return await work.tx
    .selectFrom("claim")
    .innerJoin("voucher", "voucher.id", "claim.voucherId")
    .innerJoin("application", "application.id", "voucher.applicationId")
    .innerJoin("round", "round.id", "application.roundId")
    .innerJoin("programme", "programme.id", "claim.programmeId")
    .innerJoin("edition", "edition.id", "claim.editionId")
    .innerJoin("standard", "standard.id", "voucher.standardId")
    .innerJoin("service", (join) =>
      join.onRef("service.catalogueId", "=", "standard.catalogueId").onRef("service.code", "=", "claim.serviceCode"),
    )
    .innerJoin("contract", "contract.id", "claim.contractId")
    .innerJoin("enterprise", "enterprise.id", "claim.enterpriseId")
    .innerJoin("supplier", "supplier.id", "claim.supplierId")
    .select([
      "programme.nameZh as programmeZh",
      "round.nameZh as roundZh",
      "edition.titleZh as editionTitle",
      "edition.number as editionNumber",
      "standard.number as standardNumber",
      "service.nameZh as serviceZh",
      "contract.number as contractNumber",
      "enterprise.name as enterpriseName",
      "enterprise.creditCode as enterpriseCode",
      "supplier.name as supplierName",
      "voucher.code as voucherCode",
      "voucher.faceValueFen",
    ])
    .where("claim.id", "=", id)
    .executeTakeFirstOrThrow();
}

async function bureauName(work: Work, cityCode: string): Promise<string | null> {
  const row = await work.tx
    .selectFrom("organisation")
    .select("nameZh")
    .where("kind", "=", "city-bureau")
    .where("cityCode", "=", cityCode)
    .orderBy("createdAt")
    .limit(1)
    .executeTakeFirst();
  return row?.nameZh ?? null;
}
