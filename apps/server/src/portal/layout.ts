import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";

/** The one style sheet, under an address made of its content, so that it may be kept for ever. */
export const styleSheet = readFileSync(new URL("portal.css", import.meta.url));
export const stylePath = `/assets/portal-${createHash("sha256").update(styleSheet).digest("hex").slice(0, 12)}.css`;

export interface Page {
  readonly title: string;
  readonly path: string;
  readonly body: Html;
  /** Shown in the head of every page in demo mode, so that nobody takes sample figures for real ones. */
  readonly demo: boolean;
  readonly signedInAs?: string | undefined;
}

const sections = [
  ["/", "首页", "Home"],
  ["/catalogue", "应用服务目录", "Catalogue"],
  ["/notices", "公示公告", "Notices"],
  ["/verify", "服务券核验", "Verify a voucher"],
] as const;

/** The frame of every public page: skip link, name, sections, language, foot. */
export function layout(speech: Speech, page: Page): string {
  const { t, language } = speech;
  const other = language === "zh" ? "en" : "zh";
  const current = (path: string): boolean => (path === "/" ? page.path === "/" : page.path.startsWith(path));
  return `<!doctype html>\n${
    html`<html lang="${language === "zh" ? "zh-CN" : "en"}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} · ${t("云券", "Yunquan")}</title>
        <link rel="stylesheet" href="${stylePath}" />
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
      </head>
      <body>
        <a class="skip" href="#main">${t("跳到正文", "Skip to content")}</a>
        ${page.demo && html`<p class="demo-line">${t("演示环境：机构、人员、金额均为示例，不具效力。", "Demonstration: offices, people and amounts are samples without effect.")}</p>`}
        <header class="head">
          <div class="wide">
            <a class="name" href="/"
              ><b>${t("云券", "Yunquan")}</b
              ><span>${t("工业企业上云服务券平台", "Industrial-cloud service vouchers")}</span></a
            >
            <nav aria-label="${t("主导航", "Main")}">
              <ul>
                ${sections.map(([path, zh, en]) => html`<li><a href="${path}" ${current(path) ? html`aria-current="page"` : ""}>${t(zh, en)}</a></li>`)}
              </ul>
            </nav>
            <p class="tools">
              <a href="?lang=${other}" lang="${other === "zh" ? "zh-CN" : "en"}" hreflang="${other}"
                >${language === "zh" ? "English" : "中文"}</a
              >
              ${page.signedInAs === undefined ? html`<a class="button quiet" href="/sign-in">${t("登录", "Sign in")}</a>` : html`<a class="button quiet" href="/me">${page.signedInAs}</a>`}
            </p>
          </div>
        </header>
        <main id="main" class="wide" tabindex="-1">${page.body}</main>
        <footer class="foot">
          <div class="wide">
            <p>
              ${t("服务券不得转让、赠送、质押和重复使用。先到先得，以系统时间为准。", "Vouchers may not be transferred, given away, pledged or used twice. First come, first served, by system time.")}
            </p>
            <p>
              <a href="/api">${t("接口说明", "API")}</a> ·
              <a href="/api/v1/public/work-calendar">${t("工作日历数据", "Working days (data)")}</a>
            </p>
          </div>
        </footer>
      </body>
    </html>`.text
  }`;
}
