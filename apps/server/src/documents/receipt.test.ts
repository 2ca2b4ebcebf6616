import { fen } from "@yunquan/core/money.ts";
import { calendarDate, instant } from "@yunquan/core/time.ts";
import { expect, test } from "vitest";
import { pdfPageCount, pdfText } from "./pdf-text.fixture.ts";
import { receipt } from "./receipt.ts";
import type { ReceiptData } from "./receipt.ts";

const application: ReceiptData = {
  kind: "application",
  programmeTitle: "广东省工业企业“上云上平台”服务券",
  number: "SQ-4419-2026-000317",
  submittedAt: instant("2026-03-02T01:00:00.123Z"),
  position: 317,
  waiting: false,
  city: "东莞市",
  cityBureau: "东莞市工业和信息化局",
  round: "2026年第一批",
  enterpriseName: "东莞市长安启明精密五金制造有限公司",
  enterpriseCreditCode: "91350100M000100Y43",
  supplierName: "广州云栈工业互联网科技有限公司",
  serviceName: "设备联网与生产看板服务",
  contractNumber: "QM-YZ-2026-0217",
  edition: "2026 年版",
  standardVersion: "2026-S1",
  steps: [
    { zh: "奖补标准额度", en: "Listed amount", afterFen: fen(20_000_000), cutFen: fen(0), clause: "4.4.1" },
    {
      zh: "不超过可补助费用",
      en: "At most the eligible fee",
      afterFen: fen(18_000_000),
      cutFen: fen(2_000_000),
      clause: "4.4.3",
    },
    {
      zh: "不超过年度剩余上限",
      en: "At most the rest of the cap",
      afterFen: fen(15_000_000),
      cutFen: fen(3_000_000),
      clause: "4.4.2",
    },
  ],
  amountFen: fen(15_000_000),
  supplierDueOn: calendarDate("2026-03-09"),
  reviewDueOn: calendarDate("2026-03-09"),
};

test("5.6 the receipt shows number, system time to the millisecond in Beijing time, and position", async () => {
  const text = pdfText(await receipt(application));
  expect(text).toContain("SQ-4419-2026-000317");
  expect(text).toContain("2026年3月2日 09:00:00.123（北京时间 UTC+8）");
  expect(text).toContain("东莞市第 317 号");
});

test("4.4.2 the receipt shows every step of the amount with its cut and clause", async () => {
  const text = pdfText(await receipt(application));
  for (const shown of ["200,000.00", "20,000.00", "180,000.00", "30,000.00", "150,000.00", "4.4.1", "4.4.3", "4.4.2"]) {
    expect(text.split("\n")).toContain(shown);
  }
  expect(text).toContain("人民币壹拾伍万元整");
});

test("8.2 a waiting application is told that it waits and that nobody overtakes it", async () => {
  const text = pdfText(await receipt({ ...application, waiting: true }));
  expect(text).toContain("轮候");
  expect(text).toContain("后来的申请不会先于本申请");
  expect(text).not.toContain("系统自动生成服务券");
});

test("a claim's receipt names the voucher and the way to payment", async () => {
  const text = pdfText(await receipt({ ...application, kind: "claim", voucherCode: "YQ-4419-26K7" }));
  expect(text).toContain("结算申请回执");
  expect(text).toContain("YQ-4419-26K7");
  expect(text).toContain("公示");
});

test("an ordinary receipt is one page, and the same data gives the same bytes", async () => {
  const first = await receipt(application);
  expect(pdfPageCount(first)).toBe(1);
  expect(Buffer.compare(first, await receipt(application))).toBe(0);
  expect(Buffer.compare(first, await receipt({ ...application, position: 318 }))).not.toBe(0);
});
