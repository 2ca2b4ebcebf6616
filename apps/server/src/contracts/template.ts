import { feeCategoryOf } from "@yunquan/core/contracts/fee-lines.ts";
import { placeNameZh } from "@yunquan/core/divisions.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { currentCatalogue, servicesOfCatalogue } from "../catalogues/commands.ts";
import { contractTemplate } from "../documents/contract-template.ts";
import type { ContractFeeLine, ContractParty } from "../documents/contract-text.ts";
import type { Download } from "../platform/file-routes.ts";
import type { Work } from "../platform/work.ts";
import { editionById, editionInForce, programmeById } from "../programmes/commands.ts";
import { linesOf, partiesOf, readContract, type ContractRow } from "./store.ts";

interface Party {
  readonly name: string;
  readonly creditCode: string;
  readonly address: string;
  readonly legalPerson: string;
  readonly contactName: string;
  readonly contactPhone: string;
}

/** The blank form of annex 1.3 for everybody, or of the annex to an older contract, in the words of a programme. @clause A1.3 */
export async function blankTemplate(work: Work, programmeId: Id, kind: "contract" | "annex"): Promise<Download> {
  const { nameZh } = await programmeById(work, programmeId);
  const annex = kind === "annex";
  const bytes = await contractTemplate(
    { subject: nameZh, enterprise: {}, supplier: {}, lines: [], ...(annex ? { supplements: {} } : {}) },
    work.now,
  );
  const name = `${nameZh}服务合同${annex ? "补充附件" : ""}（参考文本）.pdf`;
  return { name, mediaType: "application/pdf", bytes };
}

/**
 * The contract of annex 1.3 filled from what was entered, to be printed and signed; or, for a contract signed before the
 * programme was published, its supplementary annex.
 * @clause 5.5 A1.3
 */
export async function filledTemplate(work: Work, contractId: Id, kind: "contract" | "annex"): Promise<Download> {
  const contract = await readContract(work, contractId);
  const { nameZh } = await programmeById(work, contract.programmeId);
  const { enterprise, supplier } = await partiesOf(work, contract);
  const place = placeNameZh(contract.implementationDivision);
  const text = {
    subject: nameZh,
    number: contract.number,
    enterprise: partyOf(enterprise),
    supplier: partyOf(supplier),
    lines: await linesFor(work, contract),
    ...(place === null ? {} : { placeDivision: place }),
    placeAddress: contract.implementationAddress,
    from: contract.startsOn,
    to: contract.endsOn,
  };
  const bytes =
    kind === "contract"
      ? await contractTemplate({ ...text, signedOn: contract.signedOn }, work.now)
      : await contractTemplate(
          { ...text, supplements: { number: contract.number, signedOn: contract.signedOn } },
          work.now,
        );
  return {
    name: `${nameZh}服务合同${kind === "annex" ? "补充附件" : ""} ${contract.number}.pdf`,
    mediaType: "application/pdf",
    bytes,
  };
}

function partyOf(party: Party): ContractParty {
  return {
    name: party.name,
    creditCode: party.creditCode,
    address: party.address,
    legalRepresentative: party.legalPerson,
    contact: party.contactName,
    phone: party.contactPhone,
  };
}

async function linesFor(work: Work, contract: ContractRow): Promise<ContractFeeLine[]> {
  const edition =
    contract.editionId === null
      ? await editionInForce(work, contract.programmeId, work.now)
      : await editionById(work, contract.editionId);
  const lines = await linesOf(work, contract.id);
  const catalogue = await currentCatalogue(work, contract.programmeId);
  const services = catalogue === undefined ? [] : await servicesOfCatalogue(work, catalogue.id);
  // A service that has left the catalogue goes by its code.
  const names = new Map(services.map((service) => [service.code, service.nameZh]));
  return lines.map((line) => ({
    serviceCode: line.serviceCode,
    serviceName: names.get(line.serviceCode) ?? line.serviceCode,
    category: feeCategoryOf(edition.parameters, line.category)?.zh ?? line.category,
    description: line.description,
    eligible: line.eligible,
    amountFen: line.amountFen,
  }));
}
