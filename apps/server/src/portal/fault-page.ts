import type { Problem } from "../platform/problem.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";

/** Where nothing is: plain words and the ways back. */
export function notFoundPage(speech: Speech): { title: string; body: Html } {
  const { t } = speech;
  return {
    title: t("页面不存在", "No such page"),
    body: html`
      <h1>${t("页面不存在", "No such page")}</h1>
      <p class="lead">
        ${t("您访问的地址没有内容，可能已变更或输入有误。", "There is nothing at this address; it may have changed or been mistyped.")}
      </p>
      ${waysBack(speech)}
    `,
  };
}

/** What went wrong, in the words of the one table of refusals, with the number to quote. */
export function faultPage(speech: Speech, problem: Problem): { title: string; body: Html } {
  const { t } = speech;
  if (problem.status === 404) return notFoundPage(speech);
  const title =
    problem.status >= 500 ? t("服务暂时不可用", "The service is not available") : t("无法办理", "This cannot be done");
  return {
    title,
    body: html`
      <h1>${title}</h1>
      <p class="fault" role="alert">${t(problem.detailZh, problem.detailEn)}</p>
      ${
        problem.faults.length > 0 &&
        html`<ul>
          ${problem.faults.map((fault) => html`<li>${t(fault.zh, fault.en)}</li>`)}
        </ul>`
      }
      <p class="soft">${t("请求编号", "Request")}${t("：", ": ")}<code>${problem.requestId}</code></p>
      ${waysBack(speech)}
    `,
  };
}

function waysBack({ t }: Speech): Html {
  return html`<ul>
    <li><a href="/">${t("回到首页", "Home")}</a></li>
    <li><a href="/catalogue">${t("应用服务目录", "Catalogue of services")}</a></li>
    <li><a href="/notices">${t("公示公告", "Notices")}</a></li>
    <li><a href="/verify">${t("服务券核验", "Verify a voucher")}</a></li>
  </ul>`;
}
