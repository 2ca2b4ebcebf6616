import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { address } from "./filters.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";

/** The one style sheet, under an address made of its content, so that it may be kept for ever. */
export const styleSheet = readFileSync(new URL("portal.css", import.meta.url));
export const stylePath = `/assets/portal-${createHash("sha256").update(styleSheet).digest("hex").slice(0, 12)}.css`;

export interface Page {
  readonly title: string;
  readonly body: Html;
  readonly path: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** Shown in the head of every page in demo mode, so that nobody takes sample figures for real ones. */
  readonly demo: boolean;
  readonly signedInAs?: string | undefined;
  /** Pages about one person's matter stay out of search engines. */
  readonly unlisted?: boolean | undefined;
}

const sections = [
  ["/", "首页", "Home"],
  ["/catalogue", "应用服务目录", "Catalogue"],
  ["/suppliers", "供应商", "Suppliers"],
  ["/notices", "公示公告", "Notices"],
  ["/verify", "服务券核验", "Verify a voucher"],
] as const;

/** The frame of every public page: skip link, name, sections, language, foot. */
export function layout(speech: Speech, page: Page): string {
  const { t, language } = speech;
  const other = language === "zh" ? "en" : "zh";
  const inSection = (path: string): boolean =>
    path === "/" ? page.path === "/" : page.path === path || page.path.startsWith(`${path}/`);
  return document(
    speech,
    page,
    html`
      <a class="skip" href="#main">${t("跳到正文", "Skip to content")}</a>
      <header class="head">
        ${page.demo && html`<p class="demo-line">${t("演示环境：机构、人员、金额均为示例，不具效力。", "Demonstration: offices, people and amounts are samples without effect.")}</p>`}
        <div class="wide">
          <a class="name" href="/"
            ><b>${t("云券", "Yunquan")}</b
            ><span>${t("工业企业上云服务券平台", "Industrial-cloud service vouchers")}</span></a
          >
          <nav aria-label="${t("主导航", "Main")}">
            <ul>
              ${sections.map(([path, zh, en]) => html`<li><a href="${path}" ${inSection(path) ? html`aria-current="page"` : ""}>${t(zh, en)}</a></li>`)}
            </ul>
          </nav>
          <p class="tools">
            <a
              href="${address(page.path, { ...page.query, lang: other })}"
              lang="${other === "zh" ? "zh-CN" : "en"}"
              hreflang="${other === "zh" ? "zh-CN" : "en"}"
              >${language === "zh" ? "English" : "中文"}</a
            >
            ${page.signedInAs === undefined ? html`<a class="button quiet" href="/sign-in">${t("登录", "Sign in")}</a>` : html`<a class="button quiet" href="/me">${speech.proper(page.signedInAs)}</a>`}
          </p>
        </div>
      </header>
      <main id="main" class="wide" tabindex="-1">${page.body}</main>
      <footer class="foot">
        <div class="wide">
          <p>
            ${t("服务券不得转让、赠送、质押和重复使用。先到先得，以系统时间为准。", "Vouchers may not be transferred, given away, pledged or used twice. First come, first served, by system time.")}
          </p>
          <p>${t("本站时间均为北京时间。", "All times are Beijing time (UTC+8).")}</p>
          <p>
            <a href="/api">${t("接口说明", "API")}</a> ·
            <a href="/api/v1/public/calendar.ics">${t("日历订阅（ICS）", "Calendar feed (ICS)")}</a> ·
            <a href="/api/v1/public/work-calendar">${t("工作日历数据", "Working days (data)")}</a>
          </p>
        </div>
      </footer>
    `,
  );
}

/** A page without the frame, for other sites to show inside their own. */
export function bareLayout(speech: Speech, page: Page): string {
  return document(
    speech,
    page,
    html`<main class="bare">
      ${page.demo && html`<p class="demo-line">${speech.t("演示环境：内容为示例，不具效力。", "Demonstration: samples without effect.")}</p>`}
      ${page.body}
    </main>`,
  );
}

function document({ t, language }: Speech, page: Page, body: Html): string {
  return `<!doctype html>\n${
    html`<html lang="${language === "zh" ? "zh-CN" : "en"}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${page.unlisted === true && html`<meta name="robots" content="noindex" />`}
        <title>${page.title} · ${t("云券", "Yunquan")}</title>
        <link rel="stylesheet" href="${stylePath}" />
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
      </head>
      <body>
        ${body}
      </body>
    </html>`.text
  }`;
}
