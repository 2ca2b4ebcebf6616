import type { Insertable } from "kysely";
import { makeCreditCode } from "@yunquan/core/credit-code.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { fen } from "@yunquan/core/money.ts";
import { addDays, beijingDate, calendarDate, yearOf } from "@yunquan/core/time.ts";
import type { Tables } from "../../src/platform/database/tables.generated.ts";
import type { Work } from "../../src/platform/work.ts";
import type { ClaimWorld } from "../claim.fixture.ts";
import type { DraftPlan } from "./draft-plan.ts";
import { fileRow, inserted, personRows } from "./loading.ts";

/** An application as it may be submitted, with the session of the one who may. */
export interface LoadedDraft {
  readonly applicationId: Id;
  readonly enterpriseId: Id;
  readonly supplierId: Id;
  readonly sessionToken: string;
  readonly cityCode: string;
  readonly version: number;
  readonly feeFen: number;
}

/** A certified enterprise with contract and draft for every planned application; `serial` sets their numbers apart from others'. */
export async function loadDrafts(
  work: Work,
  { programmeId, editionId }: ClaimWorld,
  plan: DraftPlan,
  suppliers: readonly Id[],
  serial: number,
): Promise<LoadedDraft[]> {
  const today = beijingDate(work.now);
  const rows = {
    organisation: [] as Insertable<Tables["organisation"]>[],
    person: [] as Insertable<Tables["person"]>[],
    membership: [] as Insertable<Tables["membership"]>[],
    session: [] as Insertable<Tables["session"]>[],
    file: [] as Insertable<Tables["file"]>[],
    enterprise: [] as Insertable<Tables["enterprise"]>[],
    enterpriseYear: [] as Insertable<Tables["enterpriseYear"]>[],
    contract: [] as Insertable<Tables["contract"]>[],
    feeLine: [] as Insertable<Tables["feeLine"]>[],
    application: [] as Insertable<Tables["application"]>[],
  };
  const enterprises = plan.enterprises.map(({ cityCode }, index) => {
    const id = work.newId();
    const creditCode = makeCreditCode({ serial: 1_000_000 + serial + index, division: cityCode });
    const name = `示例精密制造${index}有限公司`;
    const { personId, token, person, memberships, session } = personRows(work, id, [
      "enterprise-preparer",
      "enterprise-approver",
    ]);
    const fileId = work.newId();
    rows.organisation.push({ id, kind: "enterprise", nameZh: name, creditCode, createdAt: work.now });
    rows.person.push(person);
    rows.membership.push(...memberships);
    rows.session.push(session);
    rows.file.push(fileRow(work, fileId, id, "contract"));
    rows.enterprise.push({
      id,
      status: "certified",
      creditCode,
      name,
      entityType: "legal-person",
      legalPerson: "林法定",
      registeredDivision: cityCode,
      cityCode,
      industryCode: "3525",
      establishedOn: calendarDate("2010-05-04"),
      address: "示例工业园 1 号",
      contactName: "陈示例",
      contactPhone: "0757-82345678",
      promiseAcceptedAt: work.now,
      submittedAt: work.now,
      certifiedAt: work.now,
      createdAt: work.now,
      programmeId,
      editionId,
    });
    rows.enterpriseYear.push({
      enterpriseId: id,
      year: yearOf(today) - 1,
      revenueFen: fen(50_000_000_00),
      staff: 120,
      sizeClass: "small",
      certifiedAt: work.now,
      declaredAt: work.now,
    });
    return { id, personId, token, fileId };
  });
  const drafts = plan.drafts.map((draft, index): LoadedDraft => {
    const enterprise = enterprises[draft.enterprise];
    const supplierId = suppliers[draft.supplier];
    if (enterprise === undefined || supplierId === undefined) throw new Error("a planned draft has its parties");
    const contractId = work.newId();
    const applicationId = work.newId();
    rows.contract.push({
      id: contractId,
      programmeId,
      editionId,
      enterpriseId: enterprise.id,
      supplierId,
      status: "draft",
      number: `HT-${serial}-${index}`,
      title: "工业互联网应用服务合同",
      signedOn: addDays(today, -40),
      startsOn: addDays(today, -40),
      endsOn: addDays(today, 325),
      totalFen: fen(draft.feeFen),
      statesEligibleFee: true,
      implementationDivision: draft.cityCode,
      implementationAddress: "示例工业园 1 号厂房",
      fileId: enterprise.fileId,
      createdAt: work.now,
    });
    rows.feeLine.push({
      id: work.newId(),
      contractId,
      number: 1,
      serviceCode: "SVC-1",
      category: "cloud",
      description: "按合同约定",
      amountFen: fen(draft.feeFen),
      eligible: true,
    });
    rows.application.push({
      id: applicationId,
      number: `SQ-${serial}-${index}`,
      programmeId,
      cityCode: draft.cityCode,
      enterpriseId: enterprise.id,
      supplierId,
      contractId,
      serviceCode: "SVC-1",
      promised: true,
      status: "draft",
      createdBy: enterprise.personId,
      createdAt: work.now,
    });
    const { cityCode, feeFen } = draft;
    return {
      applicationId,
      enterpriseId: enterprise.id,
      supplierId,
      sessionToken: enterprise.token,
      cityCode,
      version: 1,
      feeFen,
    };
  });
  for (const [table, values] of Object.entries(rows)) await inserted(work, table as keyof typeof rows, values);
  return drafts;
}
