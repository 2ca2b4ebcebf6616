import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { progressBody, type progressAnswer } from "@yunquan/contract/progress.ts";
import type { z } from "@yunquan/contract/z.ts";
import { refusalCodes } from "@yunquan/core/refusal-codes.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { systemActor } from "../platform/actor.ts";
import { readNow } from "../platform/clock.ts";
import type { Platform } from "../platform/platform.ts";
import { inSnapshot } from "../platform/reading.ts";
import { progressOf } from "../progress/commands.ts";
import { faultsByField, formOf, refuseForeignForm, type FieldFaults } from "./form-posts.ts";
import { textField } from "./form-parts.ts";
import { html, type Html } from "./html.ts";
import { speechOf, type Speech } from "./language.ts";
import { queryOf, senderOf } from "./sender.ts";

type Answer = z.output<typeof progressAnswer>;

interface Asked {
  readonly number?: string | undefined;
  readonly creditCode?: string | undefined;
  readonly faults?: FieldFaults;
  readonly fault?: string;
}

/**
 * How far a case is, without signing in. The question is posted, so that what names a case stands in no address; the answer
 * is never kept by anybody's browser.
 */
export function mountProgress(portal: FastifyInstance, platform: Platform): void {
  const send = senderOf(platform);
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    speech: Speech,
    body: Html,
    status = 200,
  ): Promise<void> => await send(request, reply, { title: titleOf(speech), body, status, unlisted: status !== 200 });

  portal.get("/progress", async (request, reply) => {
    const speech = speechOf(request);
    const number = queryOf(request)["number"]?.trim().slice(0, 30);
    await show(request, reply, speech, formPage(speech, { number }));
  });
  portal.post("/progress", async (request, reply) => {
    refuseForeignForm(platform, request);
    const speech = speechOf(request);
    const { number = "", creditCode = "" } = formOf(request);
    const read = progressBody.safeParse({ number, creditCode });
    const asked = { number: number.slice(0, 60), creditCode: creditCode.slice(0, 60) };
    if (!read.success)
      return await show(
        request,
        reply,
        speech,
        formPage(speech, { ...asked, faults: faultsByField(speech, read.error) }),
        400,
      );
    try {
      const answer = await progressOf(
        platform,
        request.ip,
        read.data,
        async (find) => await inSnapshot(platform, systemActor, request.id, find),
      );
      const now = await readNow(platform.database.db);
      return await send(request, reply, { title: titleOf(speech), body: found(speech, answer, now), unlisted: true });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code } = error;
      const { zh, en, http } = refusalCodes[code];
      const fault = code === "not-found" ? notFound(speech) : speech.t(zh, en);
      return await show(request, reply, speech, formPage(speech, { ...asked, fault }), http);
    }
  });
}

function titleOf({ t }: Speech): string {
  return t("进度查询", "Progress of a case");
}

function notFound({ t }: Speech): string {
  return t(
    "未查到：编号与统一社会信用代码不一致，或申请尚未提交。请核对后重试。",
    "Nothing found: number and credit code do not belong together, or the case was not submitted. Check both.",
  );
}

function formPage(speech: Speech, asked: Asked): Html {
  const { t } = speech;
  return html`
    <h1>${titleOf(speech)}</h1>
    <p class="lead">
      ${t("凭服务券申请或结算申请的编号和企业的统一社会信用代码，查询办到哪一步、由谁办理、还有几天。无须登录，不显示金额和完整名称。", "With the number of an application or claim and the enterprise's credit code you see how far it is, whose turn it is and how many days are left. No signing in; amounts and full names are not shown.")}
    </p>
    ${asked.fault !== undefined && html`<p class="fault" role="alert">${asked.fault}</p>`}
    <form class="filters wide-fields" method="post" action="/progress">
      ${textField({ name: "number", label: t("编号", "Number"), value: asked.number, required: true, maxlength: 30, hint: t("如 SQ2026-000001（服务券申请）、JS2026-000001（结算申请）", "such as SQ2026-000001 (application), JS2026-000001 (claim)"), fault: asked.faults?.["number"] })}
      ${textField({ name: "creditCode", label: t("统一社会信用代码", "Unified social credit code"), value: asked.creditCode, required: true, maxlength: 30, hint: t("企业的 18 位代码", "18 characters, the enterprise's"), fault: asked.faults?.["creditCode"] })}
      <span class="buttons"><button>${t("查询", "Look up")}</button></span>
    </form>
    <p class="soft">
      ${t("编号见提交回执。查询咨询、投诉的答复，请到", "The number stands on the receipt. For the answer to a question or complaint, see ")}<a
        href="/inquiries"
        >${t("查看答复", "answers")}</a
      >${t("；核验服务券，请到", "; to verify a voucher, ")}<a href="/verify">${t("服务券核验", "verify")}</a
      >${t("。", ".")}
    </p>
  `;
}

/** How long a deadline is still away, in words; one that has passed is said to have. */
export function dueWords(speech: Speech, now: Instant, dueAt: Instant): Html {
  return dueAt > now
    ? html`<b>${speech.left(now, dueAt)}</b>`
    : html`<span class="tag bad">${speech.t("已超期", "overdue")}</span>`;
}

function found(speech: Speech, answer: Answer, now: Instant): Html {
  const { t, when, given } = speech;
  const over = answer.next === null;
  const kind =
    answer.kind === "application" ? t("服务券申请", "Application for a voucher") : t("结算申请", "Claim of a voucher");
  return html`
    <h1>${titleOf(speech)}</h1>
    <section class="card result ${over ? "" : "wait"}" aria-label="${t("查询结果", "Result")}">
      <p class="soft">${kind} · ${answer.number}</p>
      <p class="state">${t(answer.statusZh, answer.statusEn)}</p>
      ${
        answer.next === null
          ? html`<p>${t("本件已办结。", "The case is over.")}</p>`
          : html`<p>
              ${t("下一步：", "Next: ")}<b>${t(answer.next.zh, answer.next.en)}</b>
              ${answer.next.dueAt !== null && html`<br />${t("期限：", "By ")}${speech.until(answer.next.dueAt)} ${dueWords(speech, now, answer.next.dueAt)}`}
            </p>`
      }
      <dl class="facts">
        <dt>${t("当前办理", "Whose turn")}</dt>
        <dd>${answer.holder === null ? "—" : t(answer.holder.zh, answer.holder.en)}</dd>
        <dt>${t("企业", "Enterprise")}</dt>
        <dd>${speech.proper(answer.enterpriseMasked)}</dd>
        <dt>${t("地市", "City")}</dt>
        <dd>${t(answer.cityZh, answer.cityEn)}</dd>
        <dt>${t("方案", "Programme")}</dt>
        <dd>${given(answer.programmeZh, answer.programmeEn)}</dd>
        ${
          answer.position !== null &&
          html`<dt>${t("顺位号", "Place in line")}</dt>
            <dd>${answer.position}</dd>`
        }
        <dt>${t("提交时间", "Submitted")}</dt>
        <dd>${when(answer.submittedAt)}</dd>
      </dl>
    </section>
    <h2>${t("办理经过", "What happened")}</h2>
    <ol class="timeline">
      ${answer.steps.map((step) => html`<li><b>${t(step.zh, step.en)}</b> <span class="soft">${when(step.at)}</span></li>`)}
    </ol>
    <p class="buttons no-print">
      <a class="button quiet" href="/progress">${t("查询另一件", "Another case")}</a>
      <a class="button quiet" href="/contact">${t("联系办理单位", "Contact the bureau")}</a>
    </p>
  `;
}
