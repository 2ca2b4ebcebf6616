import { randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { inquiryBody, inquiryLookUp, type inquiryFiled, type inquiryPublic } from "@yunquan/contract/inquiries.ts";
import type { z } from "@yunquan/contract/z.ts";
import { cities, cityOf, province } from "@yunquan/core/divisions.ts";
import { inquiryKinds, inquiryLifecycle } from "@yunquan/core/inquiries/lifecycle.ts";
import { refusalCodes } from "@yunquan/core/refusal-codes.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { countFiling, fileInquiry, lookUpInquiry } from "../inquiries/commands.ts";
import { systemActor } from "../platform/actor.ts";
import { contentHash, idempotencyKeyOf, storeAnswer, takeKey } from "../platform/idempotency.ts";
import type { Platform } from "../platform/platform.ts";
import { inSnapshot } from "../platform/reading.ts";
import { inTransaction } from "../platform/work.ts";
import { faultsByField, formOf, refuseForeignForm, type FieldFaults } from "./form-posts.ts";
import { choiceField, textField } from "./form-parts.ts";
import { html, type Html } from "./html.ts";
import { speechOf, type Speech } from "./language.ts";
import { queryOf, senderOf } from "./sender.ts";

type Filed = z.output<typeof inquiryFiled>;
type Shown = z.output<typeof inquiryPublic>;
type Fields = Readonly<Record<string, string | undefined>>;

/** Sending a question or complaint, and seeing its answer: forms as browsers post them, to the commands of the API. */
export function mountInquiries(portal: FastifyInstance, platform: Platform): void {
  mountNew(portal, platform);
  mountLookUp(portal, platform);
}

function mountNew(portal: FastifyInstance, platform: Platform): void {
  const send = senderOf(platform);
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    given: { fields: Fields; faults?: FieldFaults; fault?: string; status?: number },
  ): Promise<void> => {
    const speech = speechOf(request);
    const title = speech.t("在线咨询、投诉", "Ask or complain online");
    await send(request, reply, { title, body: newForm(speech, title, given), status: given.status });
  };
  portal.get("/inquiries/new", async (request, reply) => {
    const { kind, cityCode } = queryOf(request);
    await show(request, reply, { fields: { kind, cityCode } });
  });
  portal.post("/inquiries/new", async (request, reply) => {
    refuseForeignForm(platform, request);
    const speech = speechOf(request);
    const fields = formOf(request);
    const { kind, cityCode = "", subject = "", text = "", contactName = "", contact = "", key } = fields;
    const given = {
      kind,
      cityCode: cityCode === "" || cityCode === province.code ? null : cityCode,
      subject,
      text: text.replaceAll("\r\n", "\n"),
      ...(contactName.trim() === "" ? {} : { contactName }),
      ...(contact.trim() === "" ? {} : { contact }),
    };
    const read = inquiryBody.safeParse(given);
    if (!read.success)
      return await show(request, reply, { fields, faults: faultsByField(speech, read.error), status: 400 });
    try {
      const filed = await fileOnce(platform, request, key, read.data);
      const title = speech.t("已收到", "Received");
      return await send(request, reply, { title, body: received(speech, title, filed), unlisted: true });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { zh, en, http } = refusalCodes[error.code];
      return await show(request, reply, { fields, fault: speech.t(zh, en), status: http });
    }
  });
}

/** The form carries a key of its own: pressed twice, or loaded again, it is filed once and answers the same. */
async function fileOnce(
  platform: Platform,
  request: FastifyRequest,
  key: string | undefined,
  given: z.output<typeof inquiryBody>,
): Promise<Filed> {
  const checked = idempotencyKeyOf(key);
  const hash = contentHash(given);
  countFiling(platform, request.ip);
  return await inTransaction(platform, systemActor, request.id, async (work) => {
    const before = await takeKey(work, "inquiries.form", checked, hash);
    if (before !== undefined) return before.answer as Filed;
    const filed = await fileInquiry(work, given);
    await storeAnswer(work, "inquiries.form", checked, { statusCode: 200, answer: filed });
    return filed;
  });
}

function newForm(speech: Speech, title: string, given: { fields: Fields; faults?: FieldFaults; fault?: string }): Html {
  const { t } = speech;
  const { fields, faults = {}, fault } = given;
  const places = [province, ...cities].map(({ code, zh, en }) => ({ value: code, words: t(zh, en) }));
  const faulty = Object.keys(faults).length > 0;
  return html`
    <p class="crumbs"><a href="/contact">${t("咨询投诉", "Questions and complaints")}</a></p>
    <h1>${title}</h1>
    <p class="lead">
      ${t("由所选单位答复。提交后取得编号和查询码，凭二者查看答复。请勿填写身份证号、银行账号等个人敏感信息和企业商业秘密。", "The chosen office answers. You get a number and a code, which together show the answer. Please leave out identity numbers, bank accounts and trade secrets.")}
    </p>
    ${fault !== undefined && html`<p class="fault" role="alert">${fault}</p>`}
    ${faulty && html`<p class="fault" role="alert">${t("请按提示更正后再提交。", "Correct the marked fields and send again.")}</p>`}
    <form class="filters wide-fields" method="post" action="/inquiries/new">
      <input type="hidden" name="key" value="${fields["key"] ?? randomUUID()}" />
      <fieldset class="whole-row">
        <legend>${t("类别", "Kind")}</legend>
        ${Object.entries(inquiryKinds).map(
          ([kind, words]) =>
            html`<label class="radio"
              ><input
                type="radio"
                name="kind"
                value="${kind}"
                ${kind === (fields["kind"] ?? "question") ? html`checked` : ""}
              />${t(words.zh, words.en)}</label
            > `,
        )}
      </fieldset>
      ${choiceField(speech, { name: "cityCode", label: t("答复单位", "Answered by"), value: fields["cityCode"] ?? province.code, all: t("请选择", "choose") }, places)}
      ${textField({ name: "subject", label: t("标题", "Subject"), value: fields["subject"], required: true, maxlength: 60, fault: faults["subject"] })}
      <div class="field whole-row">
        <label
          >${t("内容（2,000 字以内）", "Text (up to 2,000 characters)")}<textarea
            name="text"
            required
            maxlength="2000"
            rows="8"
            ${faults["text"] !== undefined && html`aria-invalid="true" aria-describedby="text-fault"`}
          >
${fields["text"] ?? ""}</textarea>
        </label>
        ${faults["text"] !== undefined && html`<small class="field-fault" id="text-fault">${faults["text"]}</small>`}
      </div>
      ${textField({ name: "contactName", label: t("联系人（选填）", "Your name (optional)"), value: fields["contactName"], maxlength: 40, fault: faults["contactName"] })}
      ${textField({ name: "contact", label: t("电话或邮箱（选填）", "Telephone or mail (optional)"), value: fields["contact"], maxlength: 60, hint: t("仅供答复单位联系使用，不公开", "For the office alone, never published"), fault: faults["contact"] })}
      <span class="buttons"><button>${t("提交", "Send")}</button></span>
    </form>
  `;
}

function received(speech: Speech, title: string, filed: Filed): Html {
  const { t } = speech;
  return html`
    <p class="crumbs"><a href="/contact">${t("咨询投诉", "Questions and complaints")}</a></p>
    <h1>${title}</h1>
    <section class="card result good" aria-label="${t("编号和查询码", "Number and code")}">
      <p>${t("请记下编号和查询码，查询码只显示这一次。", "Keep both; the code is shown this once.")}</p>
      <dl class="facts">
        <dt>${t("编号", "Number")}</dt>
        <dd class="big">${filed.number}</dd>
        <dt>${t("查询码", "Code")}</dt>
        <dd class="big"><code>${filed.code}</code></dd>
        <dt>${t("提交时间", "Sent")}</dt>
        <dd>${speech.when(filed.filedAt)}</dd>
      </dl>
      <p class="buttons no-print">
        <a class="button" href="/inquiries?number=${filed.number}">${t("查看答复", "See the answer")}</a>
        <a class="button quiet" href="/">${t("回到首页", "Home")}</a>
      </p>
    </section>
    <p class="soft">${t("可打印本页留存。", "You may print this page.")}</p>
  `;
}

function mountLookUp(portal: FastifyInstance, platform: Platform): void {
  const send = senderOf(platform);
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    given: { fields: Fields; faults?: FieldFaults; fault?: string; status?: number },
  ): Promise<void> => {
    const speech = speechOf(request);
    const title = speech.t("查看答复", "See an answer");
    await send(request, reply, { title, body: lookUpForm(speech, title, given), status: given.status });
  };
  portal.get("/inquiries", async (request, reply) => {
    const number = queryOf(request)["number"]?.trim().slice(0, 30);
    await show(request, reply, { fields: { number } });
  });
  portal.post("/inquiries", async (request, reply) => {
    refuseForeignForm(platform, request);
    const speech = speechOf(request);
    const fields = formOf(request);
    const read = inquiryLookUp.safeParse({ number: fields["number"] ?? "", code: fields["code"] ?? "" });
    if (!read.success)
      return await show(request, reply, { fields, faults: faultsByField(speech, read.error), status: 400 });
    try {
      const answer = await lookUpInquiry(
        platform,
        request.ip,
        read.data,
        async (find) => await inSnapshot(platform, systemActor, request.id, find),
      );
      return await send(request, reply, { title: answer.number, body: shown(speech, answer), unlisted: true });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { zh, en, http } = refusalCodes[error.code];
      const fault =
        error.code === "not-found"
          ? speech.t(
              "未查到：编号与查询码不一致，请核对后重试。",
              "Nothing found: number and code do not belong together.",
            )
          : speech.t(zh, en);
      return await show(request, reply, { fields, fault, status: http });
    }
  });
}

function lookUpForm(
  speech: Speech,
  title: string,
  given: { fields: Fields; faults?: FieldFaults; fault?: string },
): Html {
  const { t } = speech;
  const { fields, faults = {}, fault } = given;
  return html`
    <p class="crumbs"><a href="/contact">${t("咨询投诉", "Questions and complaints")}</a></p>
    <h1>${title}</h1>
    <p class="lead">${t("填写提交时取得的编号和查询码。", "Type the number and the code that you were given.")}</p>
    ${fault !== undefined && html`<p class="fault" role="alert">${fault}</p>`}
    <form class="filters wide-fields" method="post" action="/inquiries">
      ${textField({ name: "number", label: t("编号", "Number"), value: fields["number"], required: true, maxlength: 30, hint: t("如 ZX-2026-001（咨询）、TS-2026-001（投诉）", "such as ZX-2026-001 (question), TS-2026-001 (complaint)"), fault: faults["number"] })}
      ${textField({ name: "code", label: t("查询码", "Code"), value: fields["code"], required: true, maxlength: 30, hint: t("10 位字母和数字", "10 letters and digits"), fault: faults["code"] })}
      <span class="buttons"><button>${t("查看", "Show")}</button></span>
    </form>
    <p class="soft">
      ${t("查询码遗失的，请重新提交。", "If the code is lost, please send your question again.")}
      <a href="/inquiries/new">${t("在线咨询、投诉", "Ask or complain online")}</a>
    </p>
  `;
}

function shown(speech: Speech, answer: Shown): Html {
  const { t, when, proper } = speech;
  const status = inquiryLifecycle.statuses[answer.status];
  const kind = inquiryKinds[answer.kind];
  const office = answer.cityCode === null ? province : (cityOf(answer.cityCode) ?? province);
  return html`
    <p class="crumbs"><a href="/contact">${t("咨询投诉", "Questions and complaints")}</a></p>
    <h1>${answer.number}</h1>
    <section class="card result ${answer.answer === null ? "wait" : "good"}" aria-label="${t("办理情况", "State")}">
      <p class="state">${t(status.zh, status.en)}</p>
      <dl class="facts">
        <dt>${t("类别", "Kind")}</dt>
        <dd>${t(kind.zh, kind.en)}</dd>
        <dt>${t("答复单位", "Answered by")}</dt>
        <dd>${answer.answeredByOffice === null ? t(office.zh, office.en) : proper(answer.answeredByOffice)}</dd>
        <dt>${t("提交时间", "Sent")}</dt>
        <dd>${when(answer.filedAt)}</dd>
        ${
          answer.answeredAt !== null &&
          html`<dt>${t("答复时间", "Answered")}</dt>
            <dd>${when(answer.answeredAt)}</dd>`
        }
      </dl>
    </section>
    ${
      answer.answer !== null &&
      html`<h2>${t("答复", "The answer")}</h2>
        <div class="panel written">${paragraphs(speech, answer.answer)}</div>`
    }
    <h2>${t("您的提问", "What you wrote")}</h2>
    <div class="panel written">
      <p><b>${proper(answer.subject)}</b></p>
      ${paragraphs(speech, answer.text)}
    </div>
  `;
}

/** What people wrote, line by line. */
function paragraphs(speech: Speech, text: string): Html {
  return html`${text.split("\n").map((part) => part.trim() !== "" && html`<p>${speech.proper(part)}</p>`)}`;
}
