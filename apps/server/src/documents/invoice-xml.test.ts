import { bp, fen } from "@yunquan/core/money.ts";
import { calendarDate } from "@yunquan/core/time.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sniffFile } from "./file-kind.ts";
import { buildInvoiceXml, readInvoiceXml, splitTax } from "./invoice-xml.ts";

const NUMBER = "26442000000012345678";
const read = (xml: string) => readInvoiceXml(new TextEncoder().encode(xml));

interface Parts {
  readonly number?: string;
  readonly issued?: string;
  readonly total?: string;
  readonly tax?: string;
  readonly net?: string;
  readonly buyer?: string;
}

const english = (parts: Parts = {}): string => `<?xml version="1.0" encoding="utf-8"?>
<ei:EInvoice xmlns:ei="urn:x"><Header><EIid>${NUMBER}</EIid><EInvoiceTag>SWEI3200</EInvoiceTag></Header>
<EInvoiceData><SellerInformation><SellerIdNum>91440101MA5A8K7T3P</SellerIdNum><SellerName>广州云栈&amp;工业</SellerName></SellerInformation>
<BuyerInformation>${parts.buyer ?? "<BuyerIdNum>91350100M000100Y43</BuyerIdNum><BuyerName>东莞启明五金</BuyerName>"}</BuyerInformation>
<BasicInformation><TotalAmWithoutTax>${parts.net ?? "1200.00"}</TotalAmWithoutTax><TotalTaxAm>${parts.tax ?? "72"}</TotalTaxAm>
<TotalTax-includedAmount>${parts.total ?? "1272.00"}</TotalTax-includedAmount><TotalTax-includedAmountInChinese>壹仟贰佰柒拾贰圆整</TotalTax-includedAmountInChinese></BasicInformation>
<IssuItemInformation><ItemName>*信息技术服务*软件服务费</ItemName><Amount>1300.00</Amount><ComTaxAm>78.00</ComTaxAm></IssuItemInformation>
<IssuItemInformation><ItemName>*信息技术服务*软件服务费</ItemName><Amount>-100.00</Amount><ComTaxAm>-6.00</ComTaxAm></IssuItemInformation></EInvoiceData>
<TaxSupervisionInfo><InvoiceNumber>${parts.number ?? NUMBER}</InvoiceNumber><IssueTime>${parts.issued ?? "2026-02-28 10:11:12"}</IssueTime></TaxSupervisionInfo></ei:EInvoice>`;

test("5.9 an invoice in the tax bureau's layout is read to the fen", () => {
  expect(read(english())).toEqual({
    ok: true,
    invoice: {
      number: NUMBER,
      issuedOn: "2026-02-28",
      totalFen: 127_200,
      taxFen: 7_200,
      netFen: 120_000,
      sellerName: "广州云栈&工业",
      sellerCode: "91440101MA5A8K7T3P",
      buyerName: "东莞启明五金",
      buyerCode: "91350100M000100Y43",
      items: [
        { name: "*信息技术服务*软件服务费", netText: "1300.00", taxText: "78.00" },
        { name: "*信息技术服务*软件服务费", netText: "-100.00", taxText: "-6.00" },
      ],
      sample: false,
    },
  });
});

test("5.9 the simple layout with Chinese tags is read too, nested or flat", () => {
  const nested = `<?xml version="1.0"?><发票><发票基本信息><发票号码>${NUMBER}</发票号码><开票日期>2026年02月28日</开票日期></发票基本信息>
    <购买方信息><名称>甲公司</名称><纳税人识别号>91350100M000100Y43</纳税人识别号></购买方信息>
    <销售方信息><名称>乙公司</名称><纳税人识别号>91440101MA5A8K7T3P</纳税人识别号></销售方信息>
    <明细><项目名称>服务费</项目名称><金额>94.34</金额><税额>5.66</税额></明细>
    <合计金额>94.34</合计金额><合计税额>5.66</合计税额><价税合计>¥100.00</价税合计></发票>`;
  expect(read(nested)).toMatchObject({
    ok: true,
    invoice: {
      number: NUMBER,
      issuedOn: "2026-02-28",
      totalFen: 10_000,
      taxFen: 566,
      sellerName: "乙公司",
      buyerName: "甲公司",
      items: [{ name: "服务费" }],
    },
  });
  const flat = `<?xml version="1.0"?><数电发票><发票号码>${NUMBER}</发票号码><开票日期>20260228</开票日期><销售方名称>乙</销售方名称>
    <销售方识别号>1</销售方识别号><购买方名称>甲</购买方名称><购买方识别号>2</购买方识别号><价税合计>100</价税合计></数电发票>`;
  expect(read(flat)).toMatchObject({
    ok: true,
    invoice: { totalFen: 10_000, taxFen: 0, netFen: 10_000, sellerCode: "1", buyerCode: "2", items: [] },
  });
});

test.each([
  [{ number: "12345678" }, ["number", "number"]],
  [{ number: "26442000000012345679" }, ["number"]],
  [{ issued: "2026-02-30" }, ["issuedOn"]],
  [{ total: "1e3" }, ["totalFen"]],
  [{ total: "１２７２" }, ["totalFen"]],
  [{ total: "1272.001" }, ["totalFen"]],
  [{ total: "1271.99" }, ["totalFen"]],
  [{ tax: "73" }, ["totalFen"]],
  [{ buyer: "" }, ["buyerName", "buyerCode"]],
  [{ issued: "", total: "x", buyer: "<BuyerName>甲</BuyerName>" }, ["issuedOn", "buyerCode", "totalFen"]],
] satisfies readonly (readonly [Parts, readonly string[]])[])("5.9 %j is refused by name", (parts, fields) => {
  const reading = read(english(parts));
  expect(reading.ok ? [] : reading.faults.map((fault) => fault.field)).toEqual(fields);
});

test("5.9 a red-letter invoice is refused as such", () => {
  const reading = read(english({ total: "-1272.00", tax: "-72", net: "-1200" }));
  expect(reading.ok ? "" : reading.faults[0]?.zh).toContain("红字发票");
});

test("an untaxed invoice has no tax, and noughts past the second decimal change nothing", () => {
  expect(read(english({ tax: "***", net: "1272.000", total: "1272.0000" }))).toMatchObject({
    ok: true,
    invoice: { taxFen: 0, netFen: 127_200 },
  });
});

test.each([
  ["no XML", "hello"],
  ["unclosed", "<EInvoice><Header></EInvoice>"],
  ["a document type", '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><EInvoice/>'],
  ["two roots", "<a/><b/>"],
  ["nested without end", "<a>".repeat(5_000) + "</a>".repeat(5_000)],
  ["larger than allowed", `<a>${"x".repeat(2 * 1024 * 1024)}</a>`],
])("a file that is %s is refused as a whole", (_, xml) => {
  expect(read(xml)).toMatchObject({ ok: false, faults: [{ field: "file" }] });
});

test("names of object prototypes as tags do no harm", () => {
  expect(read("<EInvoice><__proto__><a>1</a></__proto__><constructor>x</constructor></EInvoice>").ok).toBe(false);
});

test("a sample is read back as it was made, and says that it is one", async () => {
  const sample = {
    number: NUMBER,
    issuedOn: calendarDate("2026-06-30"),
    sellerName: '甲 & <乙> "丙"',
    sellerCode: "91440101MA5A8K7T3P",
    buyerName: "丁",
    buyerCode: "91350100M000100Y43",
    items: [
      { name: "*信息技术服务*云主机", ...splitTax(fen(6_000_000), bp(600)) },
      { name: "*信息技术服务*软件服务费", ...splitTax(fen(5_000_000), bp(600)) },
    ],
  };
  const bytes = buildInvoiceXml(sample);
  expect(readInvoiceXml(bytes)).toMatchObject({
    ok: true,
    invoice: {
      number: NUMBER,
      issuedOn: "2026-06-30",
      totalFen: 11_000_000,
      sellerName: sample.sellerName,
      sample: true,
    },
  });
  expect((await sniffFile(bytes))?.kind).toBe("xml");
  expect(new TextDecoder().decode(bytes)).toContain("示例");
});

test("net and tax of a price always add up to it", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), fc.constantFrom(1, 3, 6, 9, 13), (total, rate) => {
      const { netFen, taxFen } = splitTax(fen(total), bp(rate * 100));
      expect(netFen + taxFen).toBe(total);
      expect(Math.abs(taxFen - (netFen * rate) / 100)).toBeLessThanOrEqual(1);
    }),
  );
});
