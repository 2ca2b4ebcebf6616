import { isRole, roles } from "@yunquan/core/roles.ts";
import type { DemoPerson } from "../people/store.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";
import { registerLink } from "./workspace.ts";

/** The sign-in page: a form, and in demo mode one person per role to step into with one press. */
export function signInPage(
  speech: Speech,
  given: {
    demoPeople: readonly DemoPerson[] | undefined;
    demoPassword: string;
    fault?: { zh: string; en: string } | undefined;
    loginName?: string;
    /** The address that was wanted, to go on to. */
    to?: string | undefined;
  },
): Html {
  const { t } = speech;
  const roleName = (role: string): string => (isRole(role) ? t(roles[role].zh, roles[role].en) : role);
  return html`
    <h1>${t("登录", "Sign in")}</h1>
    ${given.fault !== undefined && html`<p class="fault" role="alert">${t(given.fault.zh, given.fault.en)}</p>`}
    ${given.to !== undefined && html`<p class="hint" role="status">${t("请先登录，登录后将继续前往您要办理的页面。", "Sign in first; you will then be taken to the page you asked for.")}</p>`}
    <form class="filters" method="post" action="/sign-in">
      ${wanted(given.to)}
      <label
        >${t("用户名", "User name")}<input
          name="loginName"
          autocomplete="username"
          required
          value="${given.loginName ?? ""}"
      /></label>
      <label
        >${t("口令", "Password")}<input name="password" type="password" autocomplete="current-password" required
      /></label>
      <label
        >${t("动态码（已绑定的填写）", "Code of your second factor, if you have one")}<input
          name="code"
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength="6"
      /></label>
      <button>${t("登录", "Sign in")}</button>
    </form>
    <p>
      ${t("还没有账号？", "No account yet?")}
      <a href="${registerLink()}">${t("注册企业", "Register an enterprise")}</a> ·
      <a href="${registerLink({ as: "supplier" })}">${t("注册供应商", "Register a supplier")}</a>
    </p>
    ${
      given.demoPeople !== undefined &&
      html`
        <h2>${t("演示人员", "Demo people")}</h2>
        <p class="soft">${t("点击即以该人员身份登录。", "One press signs you in as that person.")}</p>
        <form method="post" action="/sign-in" class="people">
          <input type="hidden" name="password" value="${given.demoPassword}" />
          ${wanted(given.to)}
          ${given.demoPeople.map(
            (person) =>
              html`<button name="loginName" value="${person.loginName}">
                <b>${person.roles.map(roleName).join(t("、", ", "))}</b
                ><br />${speech.proper(`${person.name} · ${person.organisationName}`)}<br /><small
                  >${person.loginName}</small
                >
              </button>`,
          )}
        </form>
      `
    }
  `;
}

function wanted(to: string | undefined): Html | false {
  return to !== undefined && html`<input type="hidden" name="to" value="${to}" />`;
}

/** Who one is and for whom one acts. */
export function mePage(
  speech: Speech,
  given: {
    name: string;
    organisationId: string | null;
    memberships: readonly { organisationId: string; organisationName: string; roles: readonly string[] }[];
    messages: readonly { textZh: string; textEn: string; sentAt: string }[];
    to: string | undefined;
  },
): Html {
  const { t } = speech;
  const roleName = (role: string): string => (isRole(role) ? t(roles[role].zh, roles[role].en) : role);
  return html`
    <h1>${speech.proper(given.name)}</h1>
    <h2>${t("办理单位", "Organisation")}</h2>
    <form method="post" action="/me/organisation" class="people">
      ${wanted(given.to)}
      ${given.memberships.map(
        (membership) =>
          html`<button name="organisationId" value="${membership.organisationId}">
            <b>${speech.proper(membership.organisationName)}</b>
            ${membership.organisationId === given.organisationId && html`<span class="tag good">${t("当前", "current")}</span>`}<br />
            <small>${membership.roles.map(roleName).join(t("、", ", "))}</small>
          </button>`,
      )}
    </form>
    <h2>${t("最近消息", "Latest messages")}</h2>
    ${
      given.messages.length === 0
        ? html`<p class="empty">${t("暂无消息。", "No messages yet.")}</p>`
        : html`<ul>
            ${given.messages.map((message) => html`<li>${t(message.textZh, message.textEn)} <span class="soft">${message.sentAt}</span></li>`)}
          </ul>`
    }
    <form method="post" action="/sign-out"><button class="quiet">${t("退出登录", "Sign out")}</button></form>
  `;
}
