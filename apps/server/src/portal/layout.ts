import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Site } from "../platform/config.ts";
import { address } from "./filters.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";
import { WORKSPACE } from "./workspace.ts";

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
  readonly site: Site;
  /** Who is signed in. */
  readonly signedInAs?: string | undefined;
  /** Pages about one person's matter stay out of search engines. */
  readonly unlisted?: boolean | undefined;
}

/** The parts of the portal, each with the addresses that belong to it. */
export const sections = [
  { path: "/", zh: "首页", en: "Home", within: [] },
  {
    path: "/policies",
    zh: "政策与指南",
    en: "Policy",
    within: ["/policies", "/programmes", "/calendar", "/eligibility", "/calculator"],
  },
  { path: "/catalogue", zh: "服务目录", en: "Catalogue", within: ["/catalogue"] },
  { path: "/suppliers", zh: "供应商", en: "Suppliers", within: ["/suppliers"] },
  { path: "/notices", zh: "公示公告", en: "Notices", within: ["/notices", "/announcements"] },
  { path: "/progress", zh: "进度查询", en: "Progress", within: ["/progress", "/verify"] },
  { path: "/data", zh: "数据公开", en: "Data", within: ["/data"] },
  { path: "/contact", zh: "咨询投诉", en: "Contact", within: ["/contact", "/inquiries"] },
] as const;

/** The frame of every public page: skip link, name, sections, language, foot. */
export function layout(speech: Speech, page: Page): string {
  const { t } = speech;
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
          ${tools(speech, page)}
        </div>
        <div class="bar-line">
          <nav class="wide" aria-label="${t("主导航", "Main")}">
            <ul>
              ${sections.map((section) => html`<li><a href="${section.path}" ${isIn(section, page.path) ? html`aria-current="page"` : ""}>${t(section.zh, section.en)}</a></li>`)}
            </ul>
          </nav>
        </div>
      </header>
      <main id="main" class="wide" tabindex="-1">${page.body}</main>
      ${foot(speech, page)}
    `,
  );
}

function isIn({ path, within }: (typeof sections)[number], current: string): boolean {
  return path === current || within.some((prefix) => current === prefix || current.startsWith(`${prefix}/`));
}

function tools(speech: Speech, page: Page): Html {
  const { t, language, care } = speech;
  const other = language === "zh" ? "en" : "zh";
  const tag = other === "zh" ? "zh-CN" : "en";
  const again = (change: Record<string, string>): string => address(page.path, { ...page.query, ...change });
  return html`<p class="tools">
    <a href="${again({ care: care ? "off" : "on" })}"
      >${care ? t("标准版", "Standard view") : t("关怀版", "Easy reading")}</a
    >
    <a href="${again({ lang: other })}" lang="${tag}" hreflang="${tag}">${language === "zh" ? "English" : "中文"}</a>
    ${
      page.signedInAs === undefined
        ? html`<a class="button quiet" href="/sign-in">${t("登录", "Sign in")}</a>`
        : html`<a class="button quiet" href="${WORKSPACE}"
            >${t("工作台", "Workspace")} · ${speech.proper(page.signedInAs)}</a
          >`
    }
  </p>`;
}

const footLinks = [
  ["/sitemap", "网站地图", "Site map"],
  ["/accessibility", "无障碍声明", "Accessibility"],
  ["/calendar", "申领与结算日历", "Calendar"],
  ["/api", "接口说明", "API"],
  ["/contact", "联系我们", "Contact"],
] as const;

function foot(speech: Speech, { site }: Page): Html {
  const { t } = speech;
  const lines = [
    [site.host, t("主办单位：", "Organiser: ")],
    [site.operator, t("承办单位：", "Operated by: ")],
    [site.code, t("网站标识码：", "Site code: ")],
    [site.icp, t("备案号：", "ICP number: ")],
    [site.police, t("公安备案号：", "Police registration: ")],
  ] as const;
  const set = lines.flatMap(([value, label]) => (value === undefined ? [] : [{ value, label }]));
  return html`<footer class="foot">
    <div class="wide">
      <ul class="foot-links">
        ${footLinks.map(([href, zh, en]) => html`<li><a href="${href}">${t(zh, en)}</a></li>`)}
      </ul>
      ${set.length > 0 && html`<p>${set.map(({ value, label }) => html`<span class="foot-item">${label}${inLanguage(speech, value)}</span> `)}</p>`}
      <p>
        ${t("服务券不得转让、赠送、质押和重复使用。先到先得，以系统时间为准。本站时间均为北京时间。", "Vouchers may not be transferred, given away, pledged or used twice. First come, first served, by system time. All times are Beijing time (UTC+8).")}
      </p>
    </div>
  </footer>`;
}

/** `中文 | English` as the page's language has it; what was given in one language only is shown as it is. */
function inLanguage(speech: Speech, text: string): Html {
  const [zh = "", en = ""] = text.split("|").map((part) => part.trim());
  return speech.given(zh, en);
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

function document({ t, language, care }: Speech, page: Page, body: Html): string {
  const lang = language === "zh" ? "zh-CN" : "en";
  const root = care ? html`lang="${lang}" class="care"` : html`lang="${lang}"`;
  return `<!doctype html>\n${
    html`<html ${root}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${page.unlisted === true && html`<meta name="robots" content="noindex" />`}
        <meta
          name="description"
          content="${t("工业企业上云服务券平台：政策与指南、申领、应用服务目录、供应商、公示与数据公开。", "Vouchers for industry in the cloud: policy and guide, application, catalogue, suppliers, notices and open data.")}"
        />
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
