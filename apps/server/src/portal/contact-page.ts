import { areas, cities, province } from "@yunquan/core/divisions.ts";
import { officeContacts } from "../offices/commands.ts";
import { findEditionInForce, listProgrammes } from "../programmes/store.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";
import type { PublicPage } from "./page.ts";
import { questionList } from "./questions.ts";

type Contact = Awaited<ReturnType<typeof officeContacts>>[number];

/** The government's hotline of every city in China; it is the same everywhere. */
const HOTLINE = "12345";

/** Whom to ask: the telephones of all offices, what is asked most, and the way to ask online. @clause 7.3 */
export const contactPage: PublicPage = {
  url: "/contact",
  make: async ({ work, speech }) => {
    const { t } = speech;
    const contacts = await officeContacts(work);
    const [programme] = await listProgrammes(work);
    const parameters =
      programme === undefined ? undefined : (await findEditionInForce(work, programme.id, work.now))?.parameters;
    const title = t("咨询投诉", "Questions and complaints");
    return {
      title,
      body: html`
        <h1>${title}</h1>
        <ul class="cards tasks three">
          <li>
            <a class="card" href="/inquiries/new"
              ><b>${t("在线咨询、投诉", "Ask or complain online")}</b
              ><span class="soft">${t("提交后取得编号和查询码", "You get a number and a code")}</span></a
            >
          </li>
          <li>
            <a class="card" href="/inquiries"
              ><b>${t("查看答复", "See an answer")}</b
              ><span class="soft">${t("凭编号和查询码查看", "By number and code")}</span></a
            >
          </li>
          <li>
            <a class="card" href="tel:${HOTLINE}"
              ><b>${HOTLINE}</b><span class="soft">${t("政务服务便民热线", "The government's hotline")}</span></a
            >
          </li>
        </ul>
        <h2>${t("常见问题", "What is asked most")}</h2>
        ${
          programme !== undefined &&
          parameters !== undefined &&
          html`<p class="soft">
            ${t("所答天数按以下方案：", "The days in the answers are those of ")}<a href="/programmes/${programme.code}"
              >${speech.given(programme.nameZh, programme.nameEn)}</a
            >${t("。其他方案见各自的办事指南。", ". For other programmes see their guides.")}
          </p>`
        }
        ${questionList(speech, parameters)}
        <h2 id="telephones">${t("主管部门联系方式", "Telephones of the offices")}</h2>
        <p class="soft">
          ${t("受理、审核以企业登记地的地市主管部门为准。", "The bureau of the city where an enterprise is registered decides its cases.")}
        </p>
        ${contactTable(
          speech,
          t("省级", "Province"),
          contacts.filter(({ placeCode }) => placeCode === province.code),
        )}
        ${Object.entries(areas).map(([area, words]) => {
          const codes: readonly string[] = cities.filter((city) => city.area === area).map(({ code }) => code);
          return contactTable(
            speech,
            t(words.zh, words.en),
            contacts.filter(({ placeCode }) => codes.includes(placeCode)),
          );
        })}
      `,
    };
  },
};

function contactTable(speech: Speech, name: string, contacts: readonly Contact[]): Html {
  const { t } = speech;
  const head = {
    place: t("地区", "Place"),
    unit: t("单位", "Office"),
    phone: t("咨询电话", "Questions"),
    complaint: t("监督投诉电话", "Complaints"),
    where: t("地址、时间", "Where and when"),
  };
  return html`<div class="table-box">
    <table class="stack contacts">
      <caption>
        ${name}
      </caption>
      <thead>
        <tr>
          ${Object.values(head).map((words) => html`<th scope="col">${words}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${contacts.map(({ placeZh, placeEn, contact }) =>
          contact === null
            ? html`<tr>
                <th scope="row">${t(placeZh, placeEn)}</th>
                <td data-label="${head.unit}">—</td>
                <td data-label="${head.phone}">
                  <span class="cell"
                    ><span class="soft">${t("尚未登记，请拨 ", "not entered yet; dial ")}</span>${phone(HOTLINE)}</span
                  >
                </td>
                <td data-label="${head.complaint}">${phone(HOTLINE)}</td>
                <td data-label="${head.where}">—</td>
              </tr>`
            : html`<tr>
                <th scope="row">${t(placeZh, placeEn)}</th>
                <td data-label="${head.unit}">${speech.given(contact.unitZh, contact.unitEn)}</td>
                <td data-label="${head.phone}">${phone(contact.phone)}</td>
                <td data-label="${head.complaint}">${phone(contact.complaintPhone ?? HOTLINE)}</td>
                <td data-label="${head.where}">
                  <span class="cell"
                    >${contact.address === "" ? "" : speech.proper(contact.address)}
                    <span class="soft">${speech.given(contact.hoursZh, contact.hoursEn)}</span></span
                  >
                </td>
              </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** A telephone number that a telephone dials. */
export function phone(number: string): Html {
  return html`<a class="whole" href="tel:${number.replaceAll(/[^0-9+]/g, "")}">${number}</a>`;
}
