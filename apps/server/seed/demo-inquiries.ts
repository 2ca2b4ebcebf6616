import { cities, province } from "@yunquan/core/divisions.ts";
import { z } from "@yunquan/contract/z.ts";
import type { DemoStage } from "./demo-stage.ts";

/** The area codes of the cities. The numbers behind them are samples: no subscriber's number begins with 0. */
const areaCodes: Readonly<Record<string, string>> = {
  "440100": "020",
  "440200": "0751",
  "440300": "0755",
  "440400": "0756",
  "440500": "0754",
  "440600": "0757",
  "440700": "0750",
  "440800": "0759",
  "440900": "0668",
  "441200": "0758",
  "441300": "0752",
  "441400": "0753",
  "441500": "0660",
  "441600": "0762",
  "441700": "0662",
  "441800": "0763",
  "441900": "0769",
  "442000": "0760",
  "445100": "0768",
  "445200": "0663",
  "445300": "0766",
};

const filed = z.object({ number: z.string() });
const listed = z.object({ items: z.array(z.object({ id: z.string(), number: z.string(), version: z.number() })) });

/** How the offices are reached, and what people asked them: one answered, two that wait. */
export async function openTheCounter({ policy, visitor, offices }: DemoStage): Promise<void> {
  for (const { code, zh, en } of [province, ...cities]) {
    const bureau = code === province.code ? "工业和信息化厅" : "工业和信息化局";
    await policy.ask(z.object({ done: z.boolean() }), "/api/v1/office-contacts", {
      placeCode: code,
      unitZh: `${zh}${bureau}（示例）`,
      unitEn: `${en} ${code === province.code ? "Department" : "Bureau"} of Industry and Information Technology (sample)`,
      phone: `${areaCodes[code] ?? "020"}-00000000`,
      complaintPhone: `${areaCodes[code] ?? "020"}-00000001`,
      address: "",
      hoursZh: "工作日 9:00–12:00、14:00–17:30",
      hoursEn: "Working days 9:00–12:00, 14:00–17:30",
    });
  }
  const ask = async (given: { kind: string; cityCode: string | null; subject: string; text: string }) =>
    (await visitor.ask(filed, "/api/v1/public/inquiries", given)).number;
  const answered = await ask({
    kind: "question",
    cityCode: "440600",
    subject: "设备改造费用能否计入可补助费用",
    text: "合同中既有云平台服务费，也有采集网关和机械臂的费用，哪些可以计入？",
  });
  await ask({
    kind: "question",
    cityCode: "440600",
    subject: "结算时发票分多次开具可以吗",
    text: "合同分三期付款，发票也分三次开具，结算时是否要等全部开齐？",
  });
  await ask({
    kind: "complaint",
    cityCode: null,
    subject: "有人以代办名义收费",
    text: "近日有人上门自称可代办服务券并按金额收取费用，请核实。",
  });
  const { reviewer } = offices["440600"];
  const { items } = await reviewer.get(listed, "/api/v1/inquiries");
  const inquiry = items.find(({ number }) => number === answered);
  if (inquiry === undefined) throw new Error("seed: the question did not arrive");
  await reviewer.post(`/api/v1/inquiries/${inquiry.id}/answer`, {
    version: inquiry.version,
    answer:
      "云平台服务费、为上云必需的低成本设备接入（采集网关）费用可以计入；机械臂属于自动化装备，不计入。请在合同费用明细中分项列明。",
  });
}
