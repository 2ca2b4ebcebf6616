import { z } from "@yunquan/contract/z.ts";
import { reviewQuestionKeys } from "@yunquan/core/applications/checklist.ts";
import { placeNameZh } from "@yunquan/core/divisions.ts";
import { addFen, fen, fenText, type Fen } from "@yunquan/core/money.ts";
import { assert } from "@yunquan/core/refusal.ts";
import { addDays, type CalendarDate, type Instant } from "@yunquan/core/time.ts";
import { sampleContract } from "../src/documents/sample-contract.ts";
import { severalAtOnce, type Versioned } from "./demo-client.ts";
import type { Enterprise, Supplier } from "./demo-parties.ts";
import { revisedCloud } from "./demo-revision.ts";
import type { DemoStage } from "./demo-stage.ts";

/** One contract with the application made under it, whose path and version these are. */
export interface DemoCase extends Versioned {
  readonly enterprise: Enterprise;
  readonly supplier: Supplier;
  readonly serviceCode: string;
  readonly contractId: string;
  readonly contractNumber: string;
  readonly totalFen: Fen;
}

/** What somebody wants: who, by whom, which service; and when the contract was signed. */
export interface Wanted {
  readonly enterprise: Enterprise;
  readonly supplier: Supplier;
  readonly serviceCode: string;
  readonly signedOn: CalendarDate;
}

const yes = Object.fromEntries(reviewQuestionKeys.map((key) => [key, { yes: true, remark: "" }]));

/** Draws up contracts with eligible and ineligible lines, uploads them signed, and drafts the applications. */
export async function draftCases(programmeId: string, wanted: readonly Wanted[], at: Instant): Promise<DemoCase[]> {
  return await severalAtOnce(wanted, async (one) => await draftCase(programmeId, one, at));
}

async function draftCase(programmeId: string, wanted: Wanted, at: Instant): Promise<DemoCase> {
  const { enterprise, supplier, serviceCode, signedOn } = wanted;
  const number = `SL-${signedOn.replaceAll("-", "")}-${enterprise.creditCode.slice(-4)}-${serviceCode.replace("-", "")}`;
  const service = revisedCloud.services.find(({ code }) => code === serviceCode);
  assert(service !== undefined, `no service ${serviceCode}`);
  const productId = supplier.productIds.get(serviceCode);
  assert(productId !== undefined, `${supplier.key} offers no ${serviceCode}`);
  const lines = feeLines(serviceCode, enterprise.tier);
  const totalFen = addFen(...lines.map(({ amountFen }) => amountFen));
  const endsOn = addDays(signedOn, 365);
  const paper = await sampleContract(
    {
      number,
      subject: "上云上平台",
      enterprise: {
        name: enterprise.name,
        creditCode: enterprise.creditCode,
        address: enterprise.address,
        legalRepresentative: enterprise.legalPerson,
        phone: enterprise.contactPhone,
      },
      supplier: {
        name: supplier.name,
        creditCode: supplier.creditCode,
        address: supplier.address,
        legalRepresentative: supplier.legalPerson,
        phone: supplier.contactPhone,
      },
      lines: lines.map((line) => ({
        serviceCode,
        serviceName: service.nameZh,
        category: line.categoryZh,
        description: line.description,
        eligible: line.eligible,
        amountFen: line.amountFen,
      })),
      placeDivision: placeNameZh(enterprise.division) ?? enterprise.division,
      placeAddress: enterprise.address,
      from: signedOn,
      to: endsOn,
      signedOn,
    },
    at,
  );
  const contract = await enterprise.preparer.post("/api/v1/contracts", {
    programmeId,
    supplierId: supplier.id,
    number,
    title: `${service.nameZh}服务合同（示例）`,
    signedOn,
    startsOn: signedOn,
    endsOn,
    totalFen: fenText(totalFen),
    statesEligibleFee: true,
    implementationDivision: enterprise.division,
    implementationAddress: enterprise.address,
    fileId: await enterprise.preparer.upload("contract", `${number}（示例）.pdf`, paper),
    lines: lines.map(({ category, description, amountFen }, index) => ({
      number: index + 1,
      serviceCode,
      productId,
      category,
      description,
      amountFen: fenText(amountFen),
    })),
  });
  const application = await enterprise.preparer.post("/api/v1/applications", {
    programmeId,
    contractId: contract.id,
    serviceCode,
    productId,
    promised: true,
  });
  return {
    enterprise,
    supplier,
    serviceCode,
    contractId: contract.id,
    contractNumber: number,
    totalFen,
    path: `/api/v1/applications/${application.id}`,
    version: application.version,
  };
}

interface Line {
  readonly category: string;
  readonly categoryZh: string;
  readonly description: string;
  readonly eligible: boolean;
  readonly amountFen: Fen;
}

/** Fees in proportion to the listed amount, so that the amount and not the fee decides the face value. */
function feeLines(serviceCode: string, tier: string): Line[] {
  const amount = revisedCloud.amounts.find((one) => one.serviceCode === serviceCode && one.tier === tier);
  assert(amount?.amountFen != null, `no amount for ${serviceCode} in ${tier}`);
  const listedFen = amount.amountFen;
  const line = (category: string, description: string, percent: number): Line => {
    const known = revisedCloud.parameters.feeCategories.find(({ code }) => code === category);
    assert(known !== undefined, `no fee category ${category}`);
    return {
      category,
      categoryZh: known.zh,
      description,
      eligible: known.eligible,
      amountFen: fen((listedFen / 100) * percent),
    };
  };
  return [
    line("application", "云上应用服务费（一年）", 115),
    line("implementation", "上云实施费", 40),
    line("automation", "现场终端设备（不计入补助）", 25),
  ];
}

/** Submits one after another, in the order of the list. */
export async function submitApplications(cases: readonly DemoCase[]): Promise<void> {
  for (const one of cases) await one.enterprise.approver.nextStep(one, "submit");
}

/** Suppliers confirm that the contract is theirs. */
export async function confirmApplications(cases: readonly DemoCase[]): Promise<void> {
  await severalAtOnce(cases, async (one) => await one.supplier.preparer.nextStep(one, "confirm"));
}

/** The cities' reviewers recommend approval. */
export async function reviewApplications(stage: DemoStage, cases: readonly DemoCase[]): Promise<void> {
  await severalAtOnce(cases, async (one) => {
    const review = { checklist: yes, recommendation: "approve", remark: "材料齐全，合同与填报一致。" };
    await stage.offices[one.enterprise.cityCode].reviewer.nextStep(one, "review", review);
  });
}

/** The cities' approvers approve, and with that the vouchers are issued. */
export async function approveApplications(stage: DemoStage, cases: readonly DemoCase[]): Promise<void> {
  await severalAtOnce(
    cases,
    async (one) => await stage.offices[one.enterprise.cityCode].approver.nextStep(one, "approve"),
  );
}

/** The voucher of an issued application. */
export async function voucherOf(one: DemoCase): Promise<{ id: string; code: string }> {
  const shape = z.object({ items: z.array(z.object({ id: z.string(), code: z.string() })) });
  const [voucher] = (await one.enterprise.preparer.get(shape, `/api/v1/vouchers?contractId=${one.contractId}`)).items;
  assert(voucher !== undefined, `no voucher for ${one.contractNumber}`);
  return voucher;
}
