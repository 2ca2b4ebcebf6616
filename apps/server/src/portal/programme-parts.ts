import type { goalsAnswer, publicProgramme } from "@yunquan/contract/programmes.ts";
import type { z } from "@yunquan/contract/z.ts";
import { DAY_MS, msOf, type Instant } from "@yunquan/core/time.ts";
import { shareBar } from "./form-parts.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";

export type PublicProgramme = z.output<typeof publicProgramme>;
export type Goal = z.output<typeof goalsAnswer>["items"][number];
type Round = PublicProgramme["rounds"][number];

/** From here on a deadline is shown as near. */
const URGENT_MS = 10 * DAY_MS;

/** A round with its deadline and how long that is away. */
export function roundLine(speech: Speech, round: Round, now: Instant): Html {
  const { t, given, when, until, left } = speech;
  const urgent = msOf(round.closesAt) - msOf(now) < URGENT_MS;
  return round.state === "open"
    ? html`<span class="tag good">${t("正在申领", "Open")}</span>
        ${given(round.nameZh, round.nameEn)}${t("，截止", ", until")} ${until(round.closesAt)}
        <b class="${urgent ? "left" : ""}">${left(now, round.closesAt)}</b>`
    : html`<span class="tag wait">${t("即将开始", "Coming")}</span>
        ${given(round.nameZh, round.nameEn)}${t("，", ", ")}${when(round.opensAt)} ${t("开始", "opens")}`;
}

/** A goal with what the records say now, never typed in. @clause 1.1 */
export function goalFigure(speech: Speech, goal: Goal): Html {
  const { t, count } = speech;
  return html`<div>
    <dt>${t(goal.zh, goal.en)}</dt>
    <dd>
      ${count(goal.actual)}
      <small>/ ${count(goal.target)}${t("，", ", ")}${t(`${goal.byYear} 年目标`, `goal for ${goal.byYear}`)}</small>
      ${shareBar(goal.reachedBp)}
      <small>${t("完成", "reached")} ${(goal.reachedBp / 100).toFixed(2)}%</small>
    </dd>
  </div>`;
}

/** What can still be applied for in each city; cities without a share are named together. */
export function leftTiles(speech: Speech, cities: NonNullable<PublicProgramme["plan"]>["cities"]): Html {
  const { t, total } = speech;
  const sharing = cities.filter((city) => city.allottedFen > 0 || city.capacityLeftFen > 0);
  const without = cities.filter((city) => !sharing.includes(city));
  return html`<ul class="tiles">
      ${sharing.map((city) => {
        const usedUp = city.capacityLeftFen === 0;
        return html`<li class="${usedUp || city.waiting > 0 ? "short" : ""}">
          <span>${t(city.cityZh, city.cityEn)}</span>
          <b>${usedUp ? t("已用完", "used up") : total(city.capacityLeftFen)}</b>
          ${city.waiting > 0 && html`<small>${t(`排队 ${city.waiting} 件`, `${city.waiting} waiting`)}</small>`}
        </li>`;
      })}
    </ul>
    ${without.length > 0 && html`<p class="soft">${t("本年度未安排", "No share this year")}${t("：", ": ")}${without.map((city) => t(city.cityZh, city.cityEn)).join(t("、", ", "))}</p>`}`;
}
