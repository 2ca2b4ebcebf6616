import { z } from "@yunquan/contract/z.ts";
import { editionRuleKeys, editionRules, editionSays } from "@yunquan/core/editions/words.ts";
import { findCurrentCatalogue } from "../catalogues/store.ts";
import { lastPublishedPlan } from "../plans/commands.ts";
import type { Work } from "../platform/work.ts";
import { programmeByCode } from "../programmes/commands.ts";
import {
  findEditionInForce,
  listEditions,
  listProgrammes,
  type Edition,
  type ProgrammeRow,
} from "../programmes/store.ts";
import { sampleMark } from "./catalogue-parts.ts";
import { readFilters } from "./filters.ts";
import { choiceField, ignoredNote } from "./form-parts.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";
import type { PublicPage } from "./page.ts";

/** Policy and guides: per programme the edition in force, the guide, and every version of everything. @clause 5.1 */
export const policiesPage: PublicPage = {
  url: "/policies",
  make: async ({ work, speech }) => {
    const { t } = speech;
    const programmes = await listProgrammes(work);
    const title = t("政策与指南", "Policy and guides");
    const cards: Html[] = [];
    for (const programme of programmes) cards.push(await programmeCard(work, speech, programme));
    return {
      title,
      body: html`
        <h1>${title}</h1>
        <p class="lead">
          ${t("各方案的政策版本、办事指南、目录与标准的历次版本和申领结算日历。版本一经发布不再更改，修订以新版本发布。", "Of every programme: the edition in force, the guide, all versions of catalogue and standard, and the calendar. What is published never changes; a revision is a new version.")}
        </p>
        ${programmes.length === 0 ? html`<p class="empty">${t("尚未发布方案。", "No programme has been published yet.")}</p>` : cards}
        <h2>${t("先看看是否符合、能补多少", "Before you apply")}</h2>
        <ul class="cards tasks">
          ${(
            [
              ["/eligibility", "资格自测", "Am I eligible?", "逐项核对申领条件", "Check every condition"],
              ["/calculator", "补贴试算", "What would I get?", "按现行标准计算", "By the present standard"],
              ["/calendar", "申领与结算日历", "Calendar", "起止时间，可订阅", "When windows open and end"],
              ["/contact", "常见问题与电话", "Questions and telephones", "各地市联系方式", "Of the cities' bureaus"],
            ] as const
          ).map(
            ([href, zh, en, aboutZh, aboutEn]) =>
              html`<li>
                <a class="card" href="${href}"><b>${t(zh, en)}</b><span class="soft">${t(aboutZh, aboutEn)}</span></a>
              </li>`,
          )}
        </ul>
      `,
    };
  },
};

async function programmeCard(work: Work, speech: Speech, programme: ProgrammeRow): Promise<Html> {
  const { t, given, when } = speech;
  const edition = await findEditionInForce(work, programme.id, work.now);
  const plan = await lastPublishedPlan(work, programme.id);
  const catalogue = await findCurrentCatalogue(work, programme.id);
  const links = [
    [`/programmes/${programme.code}`, t("办事指南", "Guide")],
    [`/policies/${programme.code}`, t("政策版本与修订差异", "Editions and what changed")],
    ...(catalogue === undefined
      ? []
      : [
          [`/catalogue/${programme.code}`, t("应用服务目录与额度", "Catalogue and amounts")],
          [`/catalogue/${programme.code}/versions`, t("目录与标准的历次版本", "Versions of catalogue and standard")],
        ]),
    ...(plan?.guideFileId == null
      ? []
      : [
          [
            `/api/v1/public/plans/${plan.id}/guide`,
            t(`${plan.year} 年度申领指南（文件）`, `Guide for ${plan.year} (file)`),
          ],
        ]),
  ] as const;
  return html`<section class="panel">
    <h2>${given(programme.nameZh, programme.nameEn)}</h2>
    ${
      edition === undefined
        ? html`<p class="soft">${t("政策尚未生效。", "Its rules are not in force yet.")}</p>`
        : html`<p>
            ${given(edition.titleZh, edition.titleEn)}
            <span class="tag plain">${t(`第 ${edition.number} 版`, `edition ${edition.number}`)}</span>
            ${sampleMark(speech, edition.sample)}
            <span class="soft">${t("印发", "published")} ${when(edition.publishedOn)}</span>
          </p>`
    }
    <ul class="link-row">
      ${links.map(([href, words]) => html`<li><a href="${href}">${words}</a></li>`)}
    </ul>
  </section>`;
}

const number = z.string().regex(/^[1-9]\d{0,4}$/);
const compared = z.strictObject({ from: number.optional(), to: number.optional() });

/** Every edition of a programme: what it says, and line by line what changed between two. */
export const editionsPage: PublicPage = {
  url: "/policies/:code",
  make: async ({ work, speech, params, query }) => {
    const { t, given: words } = speech;
    const programme = await programmeByCode(work, params["code"] ?? "");
    const editions = await listEditions(work, programme.id);
    const current = await findEditionInForce(work, programme.id, work.now);
    const { given, ignored } = readFilters(compared, query);
    const find = (wanted: string | undefined): Edition | undefined =>
      editions.find((edition) => String(edition.number) === wanted);
    const [from, to] = [find(given.from), find(given.to)];
    const asked = given.from !== undefined || given.to !== undefined;
    const shown = to ?? current ?? editions[0];
    const title = t("政策版本", "Editions");
    const path = `/policies/${programme.code}`;
    return {
      title: `${title} · ${t(programme.nameZh, programme.nameEn)}`,
      body: html`
        <p class="crumbs"><a href="/policies">${t("政策与指南", "Policy and guides")}</a></p>
        <h1>${words(programme.nameZh, programme.nameEn)}${t("：", ": ")}${title}</h1>
        <p class="lead">
          ${t("每个版本是一套完整的政策参数。案件按提交时生效的版本办理，版本发布后不再更改。", "An edition is a complete set of rules. A case goes by the edition in force when it was submitted; an edition never changes.")}
        </p>
        ${ignoredNote(speech, ignored)}
        ${
          editions.length === 0 || shown === undefined
            ? html`<p class="empty">${t("尚未发布政策版本。", "No edition has been published yet.")}</p>`
            : html`${editionTable(speech, path, editions, current)} ${comparison(speech, path, editions, given)}
              ${asked && (from === undefined || to === undefined) && html`<p class="empty">${t("没有这个版本。", "There is no such edition.")}</p>`}
              ${from !== undefined && to !== undefined ? differences(speech, from, to) : wholeEdition(speech, shown)}`
        }
      `,
    };
  },
};

function editionTable(speech: Speech, path: string, editions: readonly Edition[], current: Edition | undefined): Html {
  const { t, given, when } = speech;
  const head = {
    number: t("版本", "Edition"),
    title: t("名称", "Title"),
    published: t("印发日期", "Published"),
    from: t("生效时间", "In force from"),
    state: t("状态", "State"),
  };
  return html`<div class="table-box">
    <table class="stack">
      <thead>
        <tr>
          ${Object.values(head).map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${editions.map(
          (edition) =>
            html`<tr>
              <td data-label="${head.number}">
                <a href="${path}?to=${edition.number}">${t(`第 ${edition.number} 版`, `Edition ${edition.number}`)}</a>
              </td>
              <td data-label="${head.title}">
                <span class="cell"
                  >${given(edition.titleZh, edition.titleEn)} ${sampleMark(speech, edition.sample)}</span
                >
              </td>
              <td data-label="${head.published}">${when(edition.publishedOn)}</td>
              <td data-label="${head.from}">${when(edition.inForceFrom)}</td>
              <td data-label="${head.state}">${stateOf(speech, edition, current)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function stateOf({ t }: Speech, edition: Edition, current: Edition | undefined): Html {
  if (edition.id === current?.id) return html`<span class="tag good">${t("现行", "in force")}</span>`;
  if (current === undefined || edition.inForceFrom > current.inForceFrom)
    return html`<span class="tag wait">${t("未生效", "not yet")}</span>`;
  return html`<span class="tag plain">${t("已停用", "superseded")}</span>`;
}

function comparison(
  speech: Speech,
  path: string,
  editions: readonly Edition[],
  given: { from?: string | undefined; to?: string | undefined },
): Html | false {
  if (editions.length < 2) return false;
  const { t } = speech;
  const choices = editions.map((edition) => ({
    value: String(edition.number),
    words: t(`第 ${edition.number} 版`, `edition ${edition.number}`),
  }));
  const pick = t("请选择", "choose");
  return html`<form class="filters compare" method="get" action="${path}">
    ${choiceField(speech, { name: "from", label: t("比较：旧版", "Compare: earlier"), value: given.from ?? choices[1]?.value, all: pick }, choices)}
    ${choiceField(speech, { name: "to", label: t("新版", "later"), value: given.to ?? choices[0]?.value, all: pick }, choices)}
    <button class="quiet">${t("查看差异", "Show differences")}</button>
  </form>`;
}

function differences(speech: Speech, from: Edition, to: Edition): Html {
  const { t } = speech;
  const before = new Map(rulesOf(speech, from).map((rule) => [rule.name, rule.says]));
  const changed = rulesOf(speech, to).filter((rule) => before.get(rule.name) !== rule.says);
  const title = t(
    `修订差异：第 ${from.number} 版 → 第 ${to.number} 版`,
    `What changed: edition ${from.number} → ${to.number}`,
  );
  const head = {
    rule: t("事项", "Rule"),
    clause: t("条款", "Clause"),
    before: t("旧版", "Before"),
    after: t("新版", "After"),
  };
  return html`<h2 id="differences">${title}</h2>
    ${
      changed.length === 0
        ? html`<p class="empty">${t("两版内容一致。", "The two say the same.")}</p>`
        : html`<div class="table-box">
            <table class="stack">
              <thead>
                <tr>
                  ${Object.values(head).map((name) => html`<th scope="col">${name}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${changed.map(
                  (rule) =>
                    html`<tr>
                      <th scope="row">${rule.name}</th>
                      <td data-label="${head.clause}">${rule.clause}</td>
                      <td data-label="${head.before}"><del>${before.get(rule.name)}</del></td>
                      <td data-label="${head.after}">${rule.says}</td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }`;
}

/** What an edition says, rule by rule in the reader's language. */
function rulesOf(
  { language }: Speech,
  { parameters }: Edition,
): { readonly name: string; readonly clause: string; readonly says: string | undefined }[] {
  return editionRuleKeys.map((key) => ({
    name: editionRules[key][language],
    clause: editionRules[key].clause,
    says: editionSays(key, parameters)?.[language],
  }));
}

function wholeEdition(speech: Speech, edition: Edition): Html {
  const { t } = speech;
  const rules = rulesOf(speech, edition);
  const head = { rule: t("事项", "Rule"), clause: t("条款", "Clause"), says: t("规定", "What it says") };
  return html`<h2>${t(`第 ${edition.number} 版的规定`, `What edition ${edition.number} says`)}</h2>
    <div class="table-box">
      <table class="stack">
        <thead>
          <tr>
            ${Object.values(head).map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rules.map(
            (rule) =>
              html`<tr>
                <th scope="row">${rule.name}</th>
                <td data-label="${head.clause}">${rule.clause}</td>
                <td data-label="${head.says}">${rule.says}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}
