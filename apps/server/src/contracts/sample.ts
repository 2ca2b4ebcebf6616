import type { Id } from "@yunquan/core/ids.ts";
import { fen } from "@yunquan/core/money.ts";
import { addDays, beijingDate, yearOf } from "@yunquan/core/time.ts";
import { currentCatalogue, servicesOfCatalogue } from "../catalogues/commands.ts";
import type { ContractFeeLine, ContractParty } from "../documents/contract-text.ts";
import { sampleContract } from "../documents/sample-contract.ts";
import type { Download } from "../platform/file-routes.ts";
import type { Work } from "../platform/work.ts";
import { editionInForce, programmeById } from "../programmes/commands.ts";

/** The standard's own example of a credit code (GB 32100-2015): nobody's. */
const EXAMPLE_CODE = "91350100M000100Y43";
const PRICES_FEN = [6_000_000, 5_000_000, 2_000_000] as const;

const party = (name: string): ContractParty => ({
  name,
  creditCode: EXAMPLE_CODE,
  address: "广东省（示例地址）",
  legalRepresentative: "示例人员",
  contact: "示例人员",
  phone: "000-00000000",
});

/**
 * A filled contract to look at while one writes one's own: with fee lines that count and one that does not, by the edition in
 * force, marked as a sample on every page.
 * @clause A1.3
 */
export async function sampleTemplate(work: Work, programmeId: Id, kind: "contract" | "annex"): Promise<Download> {
  const { nameZh } = await programmeById(work, programmeId);
  const on = beijingDate(work.now);
  const number = `示例-${yearOf(on)}-001`;
  const annex = kind === "annex";
  const bytes = await sampleContract(
    {
      subject: nameZh,
      number,
      signedOn: on,
      enterprise: party("示例制造有限公司"),
      supplier: party("示例云服务有限公司"),
      lines: await sampleLines(work, programmeId),
      placeDivision: "广东省（示例）",
      placeAddress: "示例工业园 1 号",
      from: on,
      to: addDays(on, 365),
      ...(annex ? { supplements: { number, signedOn: addDays(on, -365) } } : {}),
    },
    work.now,
  );
  return { name: `${nameZh}服务合同${annex ? "补充附件" : ""}（样表）.pdf`, mediaType: "application/pdf", bytes };
}

async function sampleLines(work: Work, programmeId: Id): Promise<ContractFeeLine[]> {
  const { parameters } = await editionInForce(work, programmeId, work.now);
  const catalogue = await currentCatalogue(work, programmeId);
  const [service] = catalogue === undefined ? [] : await servicesOfCatalogue(work, catalogue.id);
  const eligible = parameters.feeCategories.filter((category) => category.eligible).slice(0, 2);
  const other = parameters.feeCategories.filter((category) => !category.eligible).slice(0, 1);
  return [...eligible, ...other].map((category, index) => ({
    serviceCode: service?.code ?? "示例",
    serviceName: service?.nameZh ?? "示例服务",
    category: category.zh,
    description: `${category.zh}（示例）`,
    eligible: category.eligible,
    amountFen: fen(PRICES_FEN[index] ?? 0),
  }));
}
