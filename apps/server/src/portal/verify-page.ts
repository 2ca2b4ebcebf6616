import { Refusal } from "@yunquan/core/refusal.ts";
import { parseVoucherCode } from "@yunquan/core/vouchers/voucher-code.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { VoucherStatus } from "@yunquan/core/vouchers/lifecycle.ts";
import { verification } from "../vouchers/reading.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";
import type { PublicPage } from "./page.ts";

/** What a state means to somebody who is shown a voucher. */
const meanings: Record<
  VoucherStatus,
  { readonly tone: "good" | "wait" | "bad"; readonly zh: string; readonly en: string }
> = {
  issued: {
    tone: "good",
    zh: "服务券真实有效，持券企业可在有效期内申请结算。",
    en: "The voucher is genuine and valid; its holder may claim it within its period.",
  },
  claimed: {
    tone: "good",
    zh: "服务券真实，持券企业已申请结算，正在办理。",
    en: "The voucher is genuine; its holder has claimed it and the claim is being decided.",
  },
  redeemed: {
    tone: "wait",
    zh: "服务券已兑付，不能再次使用。",
    en: "The voucher has been redeemed and cannot be used again.",
  },
  expired: {
    tone: "bad",
    zh: "服务券逾期未申请结算，已作废。",
    en: "The voucher was not claimed in time and is void.",
  },
  surrendered: {
    tone: "bad",
    zh: "持券企业已放弃该服务券，不能使用。",
    en: "Its holder gave the voucher up; it cannot be used.",
  },
  frozen: {
    tone: "wait",
    zh: "服务券正在核查，核查结束前不能使用。",
    en: "The voucher is being checked and cannot be used until that is over.",
  },
  revoked: { tone: "bad", zh: "服务券已被撤销，不能使用。", en: "The voucher has been revoked and cannot be used." },
  recovering: {
    tone: "bad",
    zh: "服务券已兑付，资金正在追缴。",
    en: "The voucher was redeemed and its money is being recovered.",
  },
  recovered: {
    tone: "bad",
    zh: "服务券已兑付，资金已追缴。",
    en: "The voucher was redeemed and its money has been recovered.",
  },
};

/** Checking a voucher by its code: its state and its holder's masked name, nothing else. @clause 3.2 */
export const verifyPages: readonly PublicPage[] = [
  {
    url: "/verify",
    make: async ({ speech, query }) => {
      const typed = (query["code"] ?? "").trim();
      const title = speech.t("服务券核验", "Verify a voucher");
      if (typed === "") return await Promise.resolve({ title, body: form(speech, title, "") });
      const code = parseVoucherCode(typed);
      if (code !== undefined) return { redirect: `/verify/${code}` };
      return { title, status: 404, unlisted: true, body: form(speech, title, typed, notACode(speech)) };
    },
  },
  {
    url: "/verify/:code",
    make: async ({ work, speech, params }) => {
      const typed = params["code"] ?? "";
      const title = speech.t("服务券核验", "Verify a voucher");
      try {
        return { title, unlisted: true, body: found(speech, title, await verification(work, typed), work.now) };
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== "not-found") throw error;
        const why = parseVoucherCode(typed) === undefined ? notACode(speech) : unknown(speech);
        return { title, status: 404, unlisted: true, body: form(speech, title, typed, why) };
      }
    },
  },
];

function form(speech: Speech, title: string, typed: string, fault?: string): Html {
  const { t } = speech;
  return html`
    <h1>${title}</h1>
    <p class="lead">
      ${t("输入服务券凭证上的券码，可核验其真伪和当前状态。为保护企业信息，只显示状态和脱敏后的持券企业名称，不显示金额。", "Type the code printed on a voucher to check that it is genuine and how it stands. Only its state and its holder's masked name are shown, no amounts.")}
    </p>
    ${fault !== undefined && html`<p class="fault" role="alert" id="fault">${fault}</p>`}
    ${codeForm(speech, typed, fault !== undefined)}
    <p class="soft">
      ${t("券码形如 YQ26-7KQM-X3WD-HT5B，字母大小写、空格和连字符均可；券码中没有数字 0、1 和字母 O、I、L。也可扫描凭证上的二维码。", "A code looks like YQ26-7KQM-X3WD-HT5B; capitals, blanks and hyphens do not matter. It never contains the digits 0 and 1 or the letters O, I and L. The QR code on the certificate leads here too.")}
    </p>
  `;
}

function codeForm({ t }: Speech, typed: string, faulty: boolean): Html {
  return html`<form class="filters code-form" method="get" action="/verify" role="search">
    <label class="grow"
      >${t("券码", "Voucher code")}<input
        name="code"
        required
        maxlength="60"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        value="${typed}"
        ${faulty && html`aria-invalid="true" aria-describedby="fault"`}
    /></label>
    <button>${t("核验", "Verify")}</button>
  </form>`;
}

function found(speech: Speech, title: string, answer: Awaited<ReturnType<typeof verification>>, now: Instant): Html {
  const { t } = speech;
  const meaning = meanings[answer.status];
  return html`
    <h1>${title}</h1>
    <section class="card result ${meaning.tone}" aria-label="${t("核验结果", "Result")}">
      <p class="state">${t(answer.statusZh, answer.statusEn)}</p>
      <p>${t(meaning.zh, meaning.en)}</p>
      <dl class="facts">
        <dt>${t("券码", "Code")}</dt>
        <dd><code>${answer.code}</code></dd>
        <dt>${t("持券企业", "Holder")}</dt>
        <dd>${speech.proper(answer.holderMasked)}</dd>
        <dt>${t("核验时间", "Checked")}</dt>
        <dd>${speech.when(now)}</dd>
      </dl>
    </section>
    <h2>${t("核验另一张", "Verify another")}</h2>
    ${codeForm(speech, "", false)}
    <p class="soft">
      ${t("服务券只能由持券企业使用，不得转让、赠送、质押和重复使用。", "A voucher can be used by its holder only; it may not be transferred, given away, pledged or used twice.")}
    </p>
  `;
}

function notACode({ t }: Speech): string {
  return t(
    "这不是有效的券码，请对照凭证核对后重新输入。",
    "This is not a voucher code; compare it with the certificate and try again.",
  );
}

function unknown({ t }: Speech): string {
  return t(
    "平台没有发放过此券码的服务券。请谨防伪造，并向当地主管部门反映。",
    "No voucher with this code was issued. It may be forged; please tell the local bureau.",
  );
}
