import { listProgrammes, type ProgrammeRow } from "../programmes/store.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";
import type { PublicPage } from "./page.ts";
import { WORKSPACE, registerLink, workspaceLink } from "./workspace.ts";

interface Place {
  readonly path: string;
  readonly words: Html;
}

/** Every page there is, by what one comes for. */
export const sitemapPage: PublicPage = {
  url: "/sitemap",
  make: async ({ work, speech }) => {
    const { t } = speech;
    const programmes = await listProgrammes(work);
    const title = t("网站地图", "Site map");
    return {
      title,
      body: html`
        <h1>${title}</h1>
        <div class="columns">
          ${groups(speech, programmes).map(
            ({ name, places }) =>
              html`<section class="panel">
                <h2>${name}</h2>
                <ul>
                  ${places.map(({ path, words }) => html`<li><a href="${path}">${words}</a></li>`)}
                </ul>
              </section>`,
          )}
        </div>
      `,
    };
  },
};

function groups(speech: Speech, programmes: readonly ProgrammeRow[]): { name: string; places: Place[] }[] {
  const { t, given } = speech;
  const place = (path: string, zh: string, en: string): Place => ({ path, words: html`${t(zh, en)}` });
  const each = (path: (code: string) => string, zh: string, en: string): Place[] =>
    programmes.map(({ code, nameZh, nameEn }) => ({
      path: path(code),
      words: html`${t(zh, en)}${t("：", ": ")}${given(nameZh, nameEn)}`,
    }));
  return [
    {
      name: t("政策与指南", "Policy and guides"),
      places: [
        place("/policies", "政策与指南", "Policy and guides"),
        ...each((code) => `/programmes/${code}`, "办事指南", "Guide"),
        ...each((code) => `/policies/${code}`, "政策版本与修订", "Editions and changes"),
        place("/calendar", "申领与结算日历", "Calendar"),
      ],
    },
    {
      name: t("查询与试算", "Look up and work out"),
      places: [
        place("/eligibility", "资格自测", "Am I eligible?"),
        place("/calculator", "补贴试算", "What would I get?"),
        place("/progress", "进度查询", "Progress of a case"),
        place("/verify", "服务券核验", "Verify a voucher"),
      ],
    },
    {
      name: t("服务与供应商", "Services and suppliers"),
      places: [
        ...each((code) => `/catalogue/${code}`, "应用服务目录", "Catalogue"),
        ...each((code) => `/catalogue/${code}/versions`, "目录与标准的历次版本", "Versions"),
        place("/suppliers", "供应商", "Suppliers"),
      ],
    },
    {
      name: t("公示与数据", "Notices and data"),
      places: [
        place("/notices", "公示", "Notices"),
        place("/announcements", "公告", "Announcements"),
        place("/data", "数据公开", "Open data"),
        ...each((code) => `/programmes/${code}/figures`, "目标与执行情况", "Goals and figures"),
        place("/api", "接口说明", "API"),
      ],
    },
    {
      name: t("咨询与帮助", "Help"),
      places: [
        place("/contact", "联系电话与常见问题", "Telephones and questions"),
        place("/inquiries/new", "在线咨询、投诉", "Ask or complain online"),
        place("/inquiries", "查看答复", "See an answer"),
        place("/accessibility", "无障碍与关怀版", "Accessibility"),
      ],
    },
    {
      name: t("办理", "Do business"),
      places: [
        place("/sign-in", "登录", "Sign in"),
        place(registerLink(), "注册企业", "Register an enterprise"),
        place(registerLink({ as: "supplier" }), "注册供应商", "Register a supplier"),
        place(workspaceLink(WORKSPACE), "我的工作台", "My workspace"),
        place("/me", "办理单位与消息", "My organisations"),
      ],
    },
  ];
}
