import * as wire from "@yunquan/contract/contracts.ts";
import { id, idParams } from "@yunquan/contract/wire.ts";
import { z } from "@yunquan/contract/z.ts";
import { eligibleFee, feeCategoryOf } from "@yunquan/core/contracts/fee-lines.ts";
import { placeNameEn, placeNameZh } from "@yunquan/core/divisions.ts";
import type { EditionParameters } from "@yunquan/core/editions/parameters.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { readInstantCursor } from "../platform/key-cursor.ts";
import { pageOf } from "../platform/paging.ts";
import { download, publicDownload } from "../platform/file-routes.ts";
import { command, query, type Route } from "../platform/route.ts";
import type { Work } from "../platform/work.ts";
import { findingsOf, judgingEdition } from "./commands.ts";
import { addAnnex, createContract, editContract } from "./drafts.ts";
import { annexesOf, linesOf, listContracts, readContract, type ContractRow, type FeeLineRow } from "./store.ts";
import { sampleTemplate } from "./sample.ts";
import { blankTemplate, filledTemplate } from "./template.ts";

/** What the enterprise may do with its contract now. Locking is the submission's, not a button's. */
function actionsOf(work: Work, status: ContractRow["status"]): string[] {
  const { actor } = work;
  if (actor.kind !== "person" || actor.organisationKind !== "enterprise") return [];
  return status === "draft" ? ["edit", "addAnnex"] : ["addAnnex"];
}

function withActions<Written extends { status: ContractRow["status"] }>(work: Work, written: Written) {
  return { ...written, actions: actionsOf(work, written.status) };
}

function lineAnswer({ contractId, ...line }: FeeLineRow, parameters: EditionParameters) {
  const category = feeCategoryOf(parameters, line.category);
  return {
    ...line,
    eligible: category?.eligible ?? false,
    categoryZh: category?.zh ?? line.category,
    categoryEn: category?.en ?? line.category,
    reasonZh: category?.reasonZh ?? "本政策版本没有该费用类别，不可补助",
    reasonEn: category?.reasonEn ?? "this edition has no such category: not eligible",
  };
}

async function contractAnswer(work: Work, contractId: Id) {
  const { editionId, ...contract } = await readContract(work, contractId);
  const { parameters } = await judgingEdition(work, { ...contract, editionId });
  const lines = (await linesOf(work, contractId)).map((line) => lineAnswer(line, parameters));
  const services = [...new Set(lines.map((line) => line.serviceCode))].toSorted();
  return {
    ...contract,
    placeZh: placeNameZh(contract.implementationDivision),
    placeEn: placeNameEn(contract.implementationDivision),
    lines,
    annexes: (await annexesOf(work, contractId)).map(({ id: annexId, signedOn, fileId, addedAt }) => ({
      id: annexId,
      signedOn,
      fileId,
      addedAt,
    })),
    eligibleFen: eligibleFee(lines),
    eligibleByService: services.map((serviceCode) => ({ serviceCode, eligibleFen: eligibleFee(lines, serviceCode) })),
    findings: await findingsOf(work, { ...contract, editionId }, parameters),
    actions: actionsOf(work, contract.status),
  };
}

export const contractRoutes: readonly Route[] = [
  query(
    "contracts.list",
    {
      method: "GET",
      url: "/api/v1/contracts",
      summary: { zh: "合同列表", en: "Contracts" },
      query: wire.contractListQuery,
      answer: wire.contractList,
    },
    async (work, { query: given }) => {
      const rows = await listContracts(work, {
        ...given,
        before: readInstantCursor(given.cursor),
        limit: given.limit + 1,
      });
      return pageOf(
        rows,
        given.limit,
        (row) => [row.createdAt, row.id],
        (row) => ({
          id: row.id,
          programmeId: row.programmeId,
          enterpriseId: row.enterpriseId,
          enterpriseName: row.enterpriseName,
          supplierId: row.supplierId,
          supplierName: row.supplierName,
          status: row.status,
          version: row.version,
          number: row.number,
          title: row.title,
          signedOn: row.signedOn,
          totalFen: row.totalFen,
          createdAt: row.createdAt,
        }),
      );
    },
  ),
  command(
    "contracts.create",
    {
      method: "POST",
      url: "/api/v1/contracts",
      summary: { zh: "登记合同（草稿）", en: "Enter a contract as a draft" },
      body: wire.createContractBody,
      answer: wire.contractSaved,
      refusals: [
        "contract-not-acceptable",
        "contract-number-taken",
        "supplier-not-admitted",
        "supplier-suspended",
        "supplier-revoked",
        "service-not-listed",
        "product-not-usable",
        "not-found",
        "no-edition-in-force",
      ],
      status: 201,
    },
    async (work, { body }) => withActions(work, await createContract(work, body)),
  ),
  query(
    "contracts.read",
    {
      method: "GET",
      url: "/api/v1/contracts/:id",
      summary: { zh: "合同详情（含逐项可补助说明）", en: "A contract with the reason for each fee line" },
      params: idParams,
      answer: wire.contractAnswer,
      refusals: ["not-found"],
    },
    async (work, { params }) => await contractAnswer(work, params.id),
  ),
  command(
    "contracts.edit",
    {
      method: "PUT",
      url: "/api/v1/contracts/:id",
      summary: { zh: "修改合同草稿", en: "Change a draft" },
      params: idParams,
      body: wire.editContractBody,
      answer: wire.contractSaved,
      refusals: [
        "contract-locked",
        "contract-invoiced",
        "stale-version",
        "contract-not-acceptable",
        "contract-number-taken",
        "supplier-not-admitted",
        "supplier-suspended",
        "supplier-revoked",
        "service-not-listed",
        "product-not-usable",
        "not-found",
      ],
    },
    async (work, { params, body }) => withActions(work, await editContract(work, params.id, body)),
  ),
  command(
    "contracts.addAnnex",
    {
      method: "POST",
      url: "/api/v1/contracts/:id/annexes",
      summary: { zh: "添加补签附件", en: "Add a supplementary annex" },
      params: idParams,
      body: wire.addAnnexBody,
      answer: wire.contractSaved,
      refusals: ["not-found", "stale-version", "annex-not-allowed"],
      status: 201,
    },
    async (work, { params, body }) => withActions(work, await addAnnex(work, params.id, body)),
  ),
  download(
    "contracts.template",
    {
      method: "GET",
      url: "/api/v1/contracts/:id/template",
      summary: {
        zh: "下载按填报内容生成的合同或补充附件（PDF）",
        en: "Download the filled contract, or its annex, as PDF",
      },
      params: idParams,
      query: z.strictObject({ kind: z.enum(["contract", "annex"]).default("contract") }),
      refusals: ["not-found"],
    },
    async (work, { params, query: given }) => await filledTemplate(work, params.id, given.kind),
  ),
  publicDownload(
    "contracts.blankTemplate",
    {
      method: "GET",
      url: "/api/v1/public/contract-template",
      summary: {
        zh: "下载合同或补充附件的空表、样表（PDF）",
        en: "Download the contract or its annex as PDF, blank or as a sample",
      },
      query: z.strictObject({
        programmeId: id,
        kind: z.enum(["contract", "annex"]).default("contract"),
        sample: z.enum(["true", "false"]).default("false"),
      }),
      refusals: ["not-found"],
    },
    async (work, { query: given }) =>
      given.sample === "true"
        ? await sampleTemplate(work, given.programmeId, given.kind)
        : await blankTemplate(work, given.programmeId, given.kind),
  ),
];
