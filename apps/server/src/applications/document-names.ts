import { cities } from "@yunquan/core/divisions.ts";
import type { Work } from "../platform/work.ts";
import type { SubmittedRow } from "./store.ts";

/** The names that a printed document shows for an application. */
export interface DocumentNames {
  readonly programmeTitle: string;
  readonly enterpriseName: string;
  readonly enterpriseCreditCode: string;
  readonly supplierName: string;
  readonly supplierCreditCode: string;
  readonly serviceName: string;
  readonly contractNumber: string;
  readonly city: string;
  readonly cityBureau: string;
  readonly round: string;
  readonly edition: string;
  readonly standardVersion: string;
  /** The standard's amounts are sample values. */
  readonly sample: boolean;
}

export async function documentNames(work: Work, application: SubmittedRow): Promise<DocumentNames> {
  const row = await work.tx
    .selectFrom("programme")
    .innerJoin("edition", "edition.programmeId", "programme.id")
    .innerJoin("standard", "standard.programmeId", "programme.id")
    .innerJoin("round", "round.programmeId", "programme.id")
    .innerJoin("service", "service.catalogueId", "standard.catalogueId")
    .innerJoin("enterprise", (join) => join.onTrue())
    .innerJoin("supplier", (join) => join.onTrue())
    .innerJoin("contract", (join) => join.onTrue())
    .leftJoin("organisation", (join) =>
      join.on("organisation.kind", "=", "city-bureau").on("organisation.cityCode", "=", application.cityCode),
    )
    .select([
      "programme.nameZh as programmeTitle",
      "edition.titleZh as editionTitle",
      "edition.number as editionNumber",
      "standard.titleZh as standardTitle",
      "standard.number as standardNumber",
      "standard.sample as sample",
      "round.nameZh as round",
      "service.nameZh as serviceName",
      "enterprise.name as enterpriseName",
      "enterprise.creditCode as enterpriseCreditCode",
      "supplier.name as supplierName",
      "supplier.creditCode as supplierCreditCode",
      "contract.number as contractNumber",
      "organisation.nameZh as bureau",
    ])
    .where("programme.id", "=", application.programmeId)
    .where("edition.id", "=", application.editionId)
    .where("standard.id", "=", application.standardId)
    .where("round.id", "=", application.roundId)
    .where("service.code", "=", application.serviceCode)
    .where("enterprise.id", "=", application.enterpriseId)
    .where("supplier.id", "=", application.supplierId)
    .where("contract.id", "=", application.contractId)
    .limit(1)
    .executeTakeFirstOrThrow();
  const city = cities.find(({ code }) => code === application.cityCode)?.zh ?? application.cityCode;
  return {
    programmeTitle: row.programmeTitle,
    enterpriseName: row.enterpriseName,
    enterpriseCreditCode: row.enterpriseCreditCode,
    supplierName: row.supplierName,
    supplierCreditCode: row.supplierCreditCode,
    serviceName: row.serviceName,
    contractNumber: row.contractNumber,
    city,
    cityBureau: row.bureau ?? `${city}工业和信息化局`,
    round: row.round,
    edition: `${row.editionTitle}（第 ${row.editionNumber} 版）`,
    standardVersion: `${row.standardTitle}（第 ${row.standardNumber} 版）`,
    sample: row.sample,
  };
}
