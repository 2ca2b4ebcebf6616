import { segments, serviceKinds, stages } from "@yunquan/core/catalogues/vocabulary.ts";
import type { ShownDiff, ShownValue } from "@yunquan/core/catalogues/version-diff.ts";
import { bpToPercentText } from "@yunquan/core/decimal.ts";
import { bp, parseFen } from "@yunquan/core/money.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";

/** What came, went and changed between two versions, in words. @clause 4.4.1 */
export function diffPart(speech: Speech, title: string, diff: ShownDiff, names: ReadonlyMap<string, Html>): Html {
  const { t } = speech;
  const { added, removed, changed } = diff;
  const keyOf = (key: string): Html => {
    const { code, tier } = partsOf(key);
    return html`<code>${code}</code> ${names.get(code)}${tier !== "" && html` <span class="tag plain">${tier}</span>`}`;
  };
  if (added.length + removed.length + changed.length === 0)
    return html`<h3>${title}</h3>
      <p class="soft">${t("没有变化。", "Nothing changed.")}</p>`;
  const list = (words: string, keys: readonly string[], tone: string): Html | false =>
    keys.length > 0 &&
    html`<p><span class="tag ${tone}">${words}</span></p>
      <ul>
        ${byCode(keys).map(
          ([code, tiers]) =>
            html`<li>
              <code>${code}</code> ${names.get(code)}
              ${tiers.map((tier) => html`<span class="tag plain">${tier}</span> `)}
            </li>`,
        )}
      </ul>`;
  return html`<h3>${title}</h3>
    ${list(t("新增", "Added"), added, "good")} ${list(t("移出", "Removed"), removed, "bad")}
    ${
      changed.length > 0 &&
      html`<p><span class="tag wait">${t("调整", "Changed")}</span></p>
        <dl class="facts">
          ${changed.map(
            ({ key, changes }) =>
              html`<dt>${keyOf(key)}</dt>
                <dd>
                  ${changes.map(({ field, before, after }) => html`${fieldName(speech, field)}${t("：", ": ")}<del>${valueWords(speech, field, before)}</del> → ${valueWords(speech, field, after)}<br />`)}
                </dd>`,
          )}
        </dl>`
    }`;
}

/** `RD-01/B` is a service and its tier; `RD-01` alone has none. */
function partsOf(key: string): { readonly code: string; readonly tier: string } {
  const [code = "", tier = ""] = key.split("/");
  return { code, tier };
}

/** A service that came or went with all its tiers is one item. */
function byCode(keys: readonly string[]): [code: string, tiers: string[]][] {
  const grouped = new Map<string, string[]>();
  for (const { code, tier } of keys.map(partsOf))
    grouped.set(code, [...(grouped.get(code) ?? []), ...(tier === "" ? [] : [tier])]);
  return [...grouped];
}

const fields: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  nameZh: { zh: "名称", en: "Chinese name" },
  nameEn: { zh: "英文名称", en: "Name" },
  segments: { zh: "业务环节", en: "Segments" },
  kind: { zh: "类型", en: "Kind" },
  stage: { zh: "应用阶段", en: "Stage" },
  productionFocus: { zh: "面向生产制造", en: "Production focus" },
  exclusionGroup: { zh: "互斥组", en: "Exclusion group" },
  descriptionZh: { zh: "说明", en: "Chinese description" },
  descriptionEn: { zh: "英文说明", en: "Description" },
  formula: { zh: "计算方式", en: "Formula" },
  amountFen: { zh: "额度", en: "Amount" },
  ratioBp: { zh: "比例", en: "Share" },
  capFen: { zh: "最高额", en: "At most" },
  revenueFromFen: { zh: "收入下限", en: "Revenue from" },
  revenueBelowFen: { zh: "收入上限", en: "Revenue below" },
  staffFrom: { zh: "人员下限", en: "Staff from" },
  annualCapFen: { zh: "年度总额上限", en: "Most in a year" },
  windowDays: { zh: "统计天数", en: "Days looked at" },
  activeDaysMin: { zh: "最少使用天数", en: "Active days" },
  usersMin: { zh: "最少用户数", en: "Users" },
  operatorRequired: { zh: "须有运营商数据", en: "Operator's data needed" },
};

function fieldName({ t }: Speech, field: string): string {
  const words = fields[field];
  return words === undefined ? field : t(words.zh, words.en);
}

/** Codes of the vocabularies in words, amounts in yuan, what people wrote as it is. */
function valueWords(speech: Speech, field: string, value: ShownValue): Html | string {
  const { t } = speech;
  if (value === null) return "—";
  if (Array.isArray(value)) return value.map((one) => wordOf(speech, segments, one)).join(t("、", ", "));
  if (typeof value === "boolean") return value ? t("是", "yes") : t("否", "no");
  if (typeof value === "number") return field === "ratioBp" ? bpToPercentText(bp(value)) : String(value);
  if (field.endsWith("Fen")) {
    const amount = parseFen(value);
    return amount === undefined ? value : speech.fixed(amount);
  }
  if (field === "kind") return wordOf(speech, serviceKinds, value);
  if (field === "stage") return wordOf(speech, stages, value);
  if (field === "formula") return value === "ratio" ? t("按比例", "share of the fee") : t("定额", "fixed");
  return speech.proper(value);
}

function wordOf(
  { t }: Speech,
  table: Readonly<Record<string, { readonly zh: string; readonly en: string }>>,
  code: string,
): string {
  const words = table[code];
  return words === undefined ? code : t(words.zh, words.en);
}
