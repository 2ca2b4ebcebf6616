import { segments, serviceKinds, stages } from "@yunquan/core/catalogues/vocabulary.ts";
import { bpToPercentText } from "@yunquan/core/decimal.ts";
import type { StandardAmount, StandardTier } from "@yunquan/core/standards/amounts.ts";
import type { ServiceRow } from "../catalogues/store.ts";
import type { ProgrammeRow } from "../programmes/store.ts";
import type { Standard } from "../standards/commands.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";

/** 示例: the source names no amounts, so every one shown is marked. */
export function sampleMark({ t }: Speech, sample: boolean): Html | false {
  return (
    sample &&
    html`<span
      class="tag wait"
      title="${t("示例金额，不作为申领依据", "Sample amounts; nothing can be claimed on them")}"
      >${t("示例", "Sample")}</span
    >`
  );
}

/** `3 万元`, or for a ratio `费用的 50%，最高 3 万元`. */
export function amountWords({ t, fixed }: Speech, amount: StandardAmount | undefined): string {
  if (amount === undefined) return "—";
  if (amount.formula === "fixed") return amount.amountFen === null ? "—" : fixed(amount.amountFen);
  if (amount.ratioBp === null || amount.capFen === null) return "—";
  const share = bpToPercentText(amount.ratioBp);
  return t(`费用的 ${share}，最高 ${fixed(amount.capFen)}`, `${share} of the fee, at most ${fixed(amount.capFen)}`);
}

export function serviceTags(speech: Speech, service: ServiceRow): Html {
  const { t } = speech;
  const kind = serviceKinds[service.kind];
  const stage = stages[service.stage];
  return html`<span class="tags"
    >${service.segments.map((segment) => html`<span class="tag">${t(segments[segment].zh, segments[segment].en)}</span> `)}<span
      class="tag plain"
      >${t(kind.zh, kind.en)}</span
    >
    <span class="tag plain">${t(stage.zh, stage.en)}</span>
    ${service.productionFocus && html`<span class="tag good">${t("面向生产", "Production focus")}</span>`}</span
  >`;
}

/** The programmes as a row of links, when there is more than one to choose from. */
export function programmeChoice(
  { t, given }: Speech,
  programmes: readonly ProgrammeRow[],
  current: ProgrammeRow,
  addressOf: (programme: ProgrammeRow) => string,
): Html | false {
  return (
    programmes.length > 1 &&
    html`<nav class="tabs" aria-label="${t("方案", "Programmes")}">
      <ul>
        ${programmes.map((one) => html`<li><a href="${addressOf(one)}" ${one.id === current.id ? html`aria-current="page"` : ""}>${given(one.nameZh, one.nameEn)}</a></li>`)}
      </ul>
    </nav>`
  );
}

/** Which tier an enterprise is in, and how much it may get in a year. @clause 4.4.2 */
export function tierTable(speech: Speech, standard: Standard): Html {
  const { t, given, fixed, count } = speech;
  const head = {
    tier: t("档次", "Tier"),
    revenue: t("上年度主营业务收入", "Revenue of the year before"),
    staff: t("从业人员", "Staff"),
    cap: t("年度总额上限", "Most in a year"),
  };
  return html`<div class="table-box">
    <table class="stack">
      <caption>
        ${t("规模档次与年度总额上限", "Tiers by size, and the most an enterprise may get in a year")}
        ${sampleMark(speech, standard.sample)}
      </caption>
      <thead>
        <tr>
          <th scope="col">${head.tier}</th>
          <th scope="col">${head.revenue}</th>
          <th scope="col">${head.staff}</th>
          <th scope="col" class="number">${head.cap}</th>
        </tr>
      </thead>
      <tbody>
        ${standard.tiers.map(
          (tier) =>
            html`<tr>
              <td data-label="${head.tier}">${given(tier.nameZh, tier.nameEn)}</td>
              <td data-label="${head.revenue}">${revenueWords(speech, tier)}</td>
              <td data-label="${head.staff}">
                ${tier.staffFrom === null ? t("不限", "any") : t(`${count(tier.staffFrom)} 人及以上`, `${count(tier.staffFrom)} or more`)}
              </td>
              <td class="number" data-label="${head.cap}">${fixed(tier.annualCapFen)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

export function revenueWords({ t, fixed }: Speech, tier: StandardTier): string {
  const from = fixed(tier.revenueFromFen);
  if (tier.revenueBelowFen === null) return t(`${from}及以上`, `${from} or more`);
  const below = fixed(tier.revenueBelowFen);
  if (tier.revenueFromFen === 0) return t(`${below}以下`, `below ${below}`);
  return t(`${from}（含）至 ${below}`, `from ${from}, below ${below}`);
}
