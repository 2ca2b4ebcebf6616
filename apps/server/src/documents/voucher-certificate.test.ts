import { createHash } from "node:crypto";
import { fen, FEN_MAX } from "@yunquan/core/money.ts";
import { instant } from "@yunquan/core/time.ts";
import { expect, test } from "vitest";
import { pdfPageCount, pdfText } from "./pdf-text.fixture.ts";
import { voucherCertificate } from "./voucher-certificate.ts";
import type { VoucherCertificateData } from "./voucher-certificate.ts";

const data: VoucherCertificateData = {
  programmeTitle: "广东省工业企业“上云上平台”服务券",
  voucherCode: "YQ-4419-26K7-XH3D-9QWM",
  faceValueFen: fen(10_000_500),
  holderName: "东莞市长安启明精密五金制造有限公司",
  holderCreditCode: "91350100M000100Y43",
  supplierName: "广州云栈工业互联网科技有限公司",
  supplierCreditCode: "91440101MA5A8K7T3P",
  serviceName: "设备联网与生产看板服务",
  serviceCode: "PC-003",
  contractNumber: "QM-YZ-2026-0217",
  issuedAt: instant("2026-03-12T16:30:00.000Z"),
  lastClaimAt: instant("2026-09-30T10:00:00.000Z"),
  cityBureau: "东莞市工业和信息化局",
  edition: "2026 年版",
  standardVersion: "2026-S1",
  verificationUrl: "https://yunquan.example.gov.cn/v/YQ-4419-26K7-XH3D-9QWM",
};

test("3.2 the certificate shows the face value in figures and in capital words", async () => {
  const text = pdfText(await voucherCertificate(data));
  expect(text).toContain("¥100,005.00");
  expect(text).toContain("人民币壹拾万零伍元整");
});

test("3.2 the certificate is bound to one holder, supplier, service and contract", async () => {
  const text = pdfText(await voucherCertificate(data));
  for (const shown of [
    data.voucherCode,
    data.holderName,
    data.holderCreditCode,
    data.supplierName,
    data.serviceCode,
    data.contractNumber,
  ]) {
    expect(text).toContain(shown);
  }
});

test("3.2 the certificate prints the rules against transfer, gift, pledge and second use", async () => {
  const text = pdfText(await voucherCertificate(data));
  for (const word of ["转让", "赠送", "质押", "重复使用"]) expect(text).toContain(word);
});

test("5.17 the certificate prints the hour until which it can be claimed, and the issue date by Beijing time", async () => {
  const text = pdfText(await voucherCertificate(data));
  expect(text).toContain("2026年9月30日 18:00");
  expect(text).not.toContain("24 时");
  expect(text).toContain("2026年3月13日");
  expect(text).not.toContain("2026年3月12日");
});

test("5.17 a voucher that ends with a day is told with 24:00 of that day, not with the next", async () => {
  const text = pdfText(await voucherCertificate({ ...data, lastClaimAt: instant("2026-09-30T16:00:00.000Z") }));
  expect(text).toContain("2026年9月30日 24:00");
  expect(text).not.toContain("2026年10月1日");
});

test("the same data gives the same bytes, other data gives others", async () => {
  const digest = async (of: VoucherCertificateData): Promise<string> =>
    createHash("sha256")
      .update(await voucherCertificate(of))
      .digest("hex");
  const first = await digest(data);
  expect(await digest(data)).toBe(first);
  expect(await digest({ ...data, faceValueFen: fen(10_000_501) })).not.toBe(first);
  expect(await digest({ ...data, issuedAt: instant("2026-03-12T16:30:00.001Z") })).not.toBe(first);
});

test("the certificate is one page, even with the largest amount and long names", async () => {
  expect(pdfPageCount(await voucherCertificate(data))).toBe(1);
  const long = { ...data, faceValueFen: FEN_MAX, holderName: "某".repeat(60), supplierName: "某".repeat(60) };
  expect(pdfPageCount(await voucherCertificate(long))).toBe(1);
});

test("a rare character of the holder's name is printed as its code, not lost", async () => {
  expect(pdfText(await voucherCertificate({ ...data, holderName: "𠀁田五金" }))).toContain("〔U+20001〕田五金");
});
