import { fen } from "@yunquan/core/money.ts";
import { calendarDate, instant } from "@yunquan/core/time.ts";
import { expect, test } from "vitest";
import { contractTemplate } from "./contract-template.ts";
import type { ContractText } from "./contract-text.ts";
import { pdfPageCount, pdfText } from "./pdf-text.fixture.ts";
import { sampleContract } from "./sample-contract.ts";

const at = instant("2026-03-02T01:00:00.000Z");
const line = { serviceCode: "PC-003", serviceName: "设备联网与生产看板服务" };
const contract = {
  number: "QM-YZ-2026-0217",
  subject: "工业企业“上云上平台”",
  enterprise: { name: "东莞市长安启明精密五金制造有限公司", creditCode: "91350100M000100Y43" },
  supplier: { name: "广州云栈工业互联网科技有限公司", creditCode: "91440101MA5A8K7T3P" },
  lines: [
    { ...line, category: "公有云基础资源费用", description: "云主机一年", eligible: true, amountFen: fen(6_000_000) },
    { ...line, category: "应用服务费用", description: "三十个账号", eligible: true, amountFen: fen(5_000_000) },
    { ...line, category: "自动化装备", description: "机械臂", eligible: false, amountFen: fen(20_000_000) },
  ],
  placeDivision: "广东省东莞市",
  placeAddress: "长安镇振安西路128号",
  from: calendarDate("2026-02-20"),
  to: calendarDate("2027-02-19"),
  signedOn: calendarDate("2026-02-17"),
} satisfies ContractText;

test("A1.3 the contract states the eligible fee apart from the total, to the fen and in words", async () => {
  const text = pdfText(await contractTemplate(contract, at)).replaceAll("\n", "");
  expect(text).toContain("310,000.00 元（人民币叁拾壹万元整）");
  expect(text).toContain("可补助费用 110,000.00 元（人民币壹拾壹万元整）");
  expect(text).toContain("不可补助费用 200,000.00 元");
});

test("3.1 an ineligible line stays in the contract and is marked as such", async () => {
  const text = pdfText(await contractTemplate(contract, at));
  expect(text).toContain("机械臂");
  expect(text.match(/是 Yes/g)).toHaveLength(2);
  expect(text.match(/否 No/g)).toHaveLength(1);
});

test("4.3 the contract names the place of implementation and the term", async () => {
  const text = pdfText(await contractTemplate(contract, at));
  expect(text).toContain("长安镇振安西路128号");
  expect(text).toContain("2026年2月20日 至 2027年2月19日");
});

test("A1.3 without data the template is a blank form", async () => {
  const blank = await contractTemplate({ subject: contract.subject, enterprise: {}, supplier: {}, lines: [] }, at);
  expect(pdfText(blank)).toContain("＿＿＿＿年＿＿月＿＿日");
  expect(pdfPageCount(blank)).toBe(2);
});

test("5.5 the annex names the contract it supplements and has its own signing date", async () => {
  const supplements = { number: "YZ-2018-0007", signedOn: calendarDate("2018-05-01") };
  const text = pdfText(await contractTemplate({ ...contract, supplements }, at)).replaceAll("\n", "");
  expect(text).toContain("补充附件");
  expect(text).toContain("双方于2018年5月1日签订的第 YZ-2018-0007 号合同");
  expect(text).toContain("日期：2026年2月17日");
});

test("a sample contract says on every page that it is one", async () => {
  const sample = await sampleContract(contract, at);
  expect(pdfText(sample).match(/示例，非真实合同/g)).toHaveLength(pdfPageCount(sample));
  expect(Buffer.compare(sample, await sampleContract(contract, at))).toBe(0);
});
