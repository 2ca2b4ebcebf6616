import { diffQuery } from "@yunquan/contract/catalogues.ts";
import { z } from "@yunquan/contract/z.ts";
import type { Id } from "@yunquan/core/ids.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { catalogueDifference } from "../catalogues/page.ts";
import { findPublishedCatalogue, listCatalogues, servicesOf } from "../catalogues/store.ts";
import type { Work } from "../platform/work.ts";
import { programmeByCode } from "../programmes/commands.ts";
import type { ProgrammeRow } from "../programmes/store.ts";
import { standardDifference } from "../standards/page.ts";
import { findPublishedStandard, listStandards } from "../standards/store.ts";
import { sampleMark } from "./catalogue-parts.ts";
import { readFilters } from "./filters.ts";
import { choiceField, ignoredNote } from "./form-parts.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";
import type { PublicPage } from "./page.ts";
import { diffPart } from "./version-diff-part.ts";

interface Version {
  readonly number: number;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly publishedAt: Instant | null;
  readonly supersededAt: Instant | null;
  readonly sample?: boolean;
  readonly year?: number;
}

const comparison = z.strictObject({
  of: z.enum(["catalogue", "standard"]),
  from: diffQuery.shape.from,
  to: diffQuery.shape.to,
});

/** Every version once published, as files, and what changed between any two. @clause 4.4.1 */
export const versionsPage: PublicPage = {
  url: "/catalogue/:code/versions",
  make: async ({ work, speech, params, query }) => {
    const { t } = speech;
    const programme = await programmeByCode(work, params["code"] ?? "");
    const catalogues = await listCatalogues(work, { programmeId: programme.id, publishedOnly: true });
    const standards = await listStandards(work, { programmeId: programme.id, publishedOnly: true });
    const { given, ignored } = readFilters(comparison.partial(), query);
    const { of, from, to } = given;
    const asked = of !== undefined && from !== undefined && to !== undefined ? { of, from, to } : undefined;
    const files = `/api/v1/public/programmes/${programme.code}`;
    const title = t("目录与标准的历次版本", "Versions of catalogue and standard");
    const path = `/catalogue/${programme.code}/versions`;
    return {
      title,
      body: html`
        <p class="crumbs"><a href="/catalogue/${programme.code}">${t("应用服务目录", "Catalogue of services")}</a></p>
        <h1>${title}</h1>
        <p class="lead">
          ${t("版本一经发布不再更改。新标准发布前提交的申请，仍按提交时的版本办理。", "A version never changes once it is published. An application submitted before a new standard keeps the version of its submission.")}
        </p>
        ${ignoredNote(speech, ignored)} ${asked !== undefined && (await differences(work, speech, programme, asked))}
        <h2>${t("应用服务目录", "Catalogues of services")}</h2>
        ${versionTable(speech, catalogues, `${files}/catalogues`)}
        ${comparisonForm(speech, path, "catalogue", catalogues, asked)}
        <h2>${t("奖补标准", "Standards")}</h2>
        ${versionTable(speech, standards, `${files}/standards`)}
        ${comparisonForm(speech, path, "standard", standards, asked)}
      `,
    };
  },
};

function versionTable(speech: Speech, versions: readonly Version[], files: string): Html {
  const { t, given, when } = speech;
  if (versions.length === 0) return html`<p class="empty">${t("尚未发布。", "None has been published yet.")}</p>`;
  const head = {
    version: t("版本", "Version"),
    title: t("名称", "Title"),
    from: t("发布", "Published"),
    until: t("停用", "Superseded"),
    files: t("下载", "Files"),
  };
  return html`<div class="table-box">
    <table class="stack">
      <thead>
        <tr>
          ${Object.values(head).map((words) => html`<th scope="col">${words}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${versions.map(
          (version) =>
            html`<tr>
              <td data-label="${head.version}">${t(`第 ${version.number} 版`, String(version.number))}</td>
              <td data-label="${head.title}">
                <span class="cell"
                  >${given(version.titleZh, version.titleEn)}
                  ${version.year !== undefined && html`<span class="soft">${t(`${version.year} 年度`, String(version.year))}</span>`}
                  ${sampleMark(speech, version.sample === true)}</span
                >
              </td>
              <td data-label="${head.from}">${version.publishedAt === null ? "—" : when(version.publishedAt)}</td>
              <td data-label="${head.until}">
                ${version.supersededAt === null ? html`<span class="tag good">${t("现行", "in force")}</span>` : when(version.supersededAt)}
              </td>
              <td data-label="${head.files}">
                <span class="files"
                  ><a href="${files}/${version.number}/workbook">XLSX</a>
                  <a href="${files}/${version.number}">JSON</a></span
                >
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

type Asked = z.output<typeof comparison>;

function comparisonForm(
  speech: Speech,
  path: string,
  of: Asked["of"],
  versions: readonly Version[],
  asked: Asked | undefined,
): Html | false {
  if (versions.length < 2) return false;
  const { t } = speech;
  const [latest, before] = versions;
  const chosen = asked?.of === of ? asked : { from: String(before?.number ?? ""), to: String(latest?.number ?? "") };
  const choices = versions.map(({ number }) => ({
    value: String(number),
    words: t(`第 ${number} 版`, `version ${number}`),
  }));
  const pick = t("请选择", "choose");
  return html`<form class="filters compare" method="get" action="${path}">
    <input type="hidden" name="of" value="${of}" />
    ${choiceField(speech, { name: "from", label: t("比较：旧版", "Compare: earlier"), value: chosen.from, all: pick }, choices)}
    ${choiceField(speech, { name: "to", label: t("新版", "later"), value: chosen.to, all: pick }, choices)}
    <button class="quiet">${t("查看差异", "Show differences")}</button>
  </form>`;
}

async function differences(work: Work, speech: Speech, programme: ProgrammeRow, asked: Asked): Promise<Html> {
  const { t } = speech;
  const [from, to] = [Number(asked.from), Number(asked.to)];
  const parts =
    asked.of === "catalogue"
      ? await catalogueParts(work, speech, programme.id, from, to)
      : await standardParts(work, speech, programme.id, from, to);
  const kind = asked.of === "catalogue" ? t("目录", "Catalogue") : t("标准", "Standard");
  return html`<section class="panel">
    <h2 id="differences">
      ${t(`${kind}差异：第 ${from} 版 → 第 ${to} 版`, `${kind}: version ${from} → version ${to}`)}
    </h2>
    ${parts ?? html`<p class="empty">${t("没有这个版本。", "There is no such version.")}</p>`}
  </section>`;
}

async function catalogueParts(
  work: Work,
  speech: Speech,
  programmeId: Id,
  from: number,
  to: number,
): Promise<Html | undefined> {
  const [before, after] = [
    await findPublishedCatalogue(work, programmeId, from),
    await findPublishedCatalogue(work, programmeId, to),
  ];
  if (before === undefined || after === undefined) return undefined;
  const { services } = await catalogueDifference(work, before, after);
  return diffPart(
    speech,
    speech.t("应用服务", "Services"),
    services,
    await serviceNames(work, speech, [before.id, after.id]),
  );
}

async function standardParts(
  work: Work,
  speech: Speech,
  programmeId: Id,
  from: number,
  to: number,
): Promise<Html | undefined> {
  const { t } = speech;
  const [before, after] = [
    await findPublishedStandard(work, programmeId, from),
    await findPublishedStandard(work, programmeId, to),
  ];
  if (before === undefined || after === undefined) return undefined;
  const names = await serviceNames(work, speech, [before.catalogueId, after.catalogueId]);
  const { tiers, amounts, thresholds } = await standardDifference(work, before, after);
  return html`${diffPart(speech, t("档次", "Tiers"), tiers, new Map())}
  ${diffPart(speech, t("额度", "Amounts"), amounts, names)}
  ${diffPart(speech, t("完成标准", "Completion"), thresholds, names)}`;
}

async function serviceNames(work: Work, speech: Speech, catalogueIds: readonly Id[]): Promise<Map<string, Html>> {
  const names = new Map<string, Html>();
  for (const id of catalogueIds)
    for (const row of await servicesOf(work, id)) names.set(row.code, speech.given(row.nameZh, row.nameEn));
  return names;
}
