import { expect, type Page } from "@playwright/test";
import { bp, fen } from "@yunquan/core/money.ts";
import { buildInvoiceXml, splitTax } from "../../apps/server/src/documents/invoice-xml.ts";
import { contract, daysAfter, paper, supplier, today, type FilePayload, type Voyage } from "./cast.ts";
import { attach, press, pressTwice, tick, write } from "./hand.ts";
import { comeToApplication } from "./keyboard.ts";
import { choose, enterDate, look, openPage, takeStep } from "./screen.ts";

/** From the wizard to the receipt. On the way the network fails and the button is pressed twice, and nothing is lost. */
export async function apply(page: Page, voyage: Voyage): Promise<void> {
  if (voyage.hand === "keys") await comeToApplication(page);
  else await openPage(page, "/w/applications/new");
  await typeContract(page, voyage);
  await look(page);

  // Closing the window loses nothing of what was typed.
  await page.reload();
  await expect(page.getByLabel("合同编号", { exact: true })).toHaveValue(voyage.contractNumber);
  await press(page.getByRole("button", { name: "下一步：费用项" }));
  await typeLines(page);
  await look(page);

  // A cut line: the page says so, keeps what was typed, and goes on by itself once the line is back.
  await page.context().setOffline(true);
  await press(page.getByRole("button", { name: "保存合同，选择服务" }));
  await expect(page.getByText("网络已断开")).toBeVisible();
  await page.context().setOffline(false);

  await expect(page).toHaveURL(/step=service/);
  await expect(page.getByRole("heading", { name: "现在提交可得" })).toBeVisible();
  await look(page);
  await press(page.getByRole("button", { name: "下一步：核对提交" }));
  await expect(page.getByRole("checkbox")).toBeVisible();
  await look(page);

  // Without the promise the form says what is missing.
  await press(page.getByRole("button", { name: "提交申请" }));
  await expect(page.getByText("请先勾选承诺。")).toBeVisible();
  await tick(page.getByRole("checkbox"));
  // While the promise is on its way the line is cut once more; it is saved when the line is back.
  await page.context().setOffline(true);
  await expect(page.getByText("网络已断开")).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText("网络已断开")).toHaveCount(0);
  await pressTwice(page.getByRole("button", { name: "提交申请" }));

  await expect(page).toHaveURL(/\/receipt$/);
  await readReceipt(page, voyage);
}

export async function readReceipt(page: Page, voyage: Voyage): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/申请已提交/);
  await expect(page.locator(".place-number")).toHaveText(/^\d+$/);
  await look(page);
  voyage.applicationNumber = /SQ\d{4}-\d{6}/.exec(await page.locator("main, #main").innerText())?.[0] ?? "";
  expect(voyage.applicationNumber).not.toBe("");
  await downloaded(page, "下载回执（PDF）");
  // Submitted twice, it is there once.
  await openPage(page, "/w/applications");
  await expect(page.locator("tr.openable, .card-row").filter({ hasText: voyage.applicationNumber })).toHaveCount(1);
  await expect(page.locator("tr.openable, .card-row")).toHaveCount(1);
}

async function typeContract(page: Page, voyage: Voyage): Promise<void> {
  const on = await today();
  await choose(page, "供应商（合同乙方）", "粤云", supplier.name);
  await write(page.getByLabel("合同编号", { exact: true }), voyage.contractNumber);
  await write(page.getByLabel("合同名称"), "生产进度透明化服务合同");
  await enterDate(page, "签订日期", on);
  await write(page.getByLabel("合同总额"), contract.totalYuan);
  await enterDate(page, "服务开始", on);
  await enterDate(page, "服务结束", daysAfter(on, 365));
  await choose(page, "实施地点", voyage.district, "");
  await write(page.getByLabel("详细地址"), "演练工业园 1 号");
  await tick(page.getByRole("radio", { name: "已列明" }));
  await attach(page.locator("input[type=file]"), await paper("服务合同", [voyage.contractNumber]));
  await expect(page.locator(".ant-upload-list-item-done")).toHaveCount(1);
}

async function typeLines(page: Page): Promise<void> {
  const lines = [
    ["云上应用服务一年", contract.countedYuan, "应用服务", "PC-01"],
    ["工位终端设备", contract.otherYuan, "自动化装备", "PC-01"],
  ] as const;
  for (const [index, [description, yuan, category, service]] of lines.entries()) {
    if (index > 0) await press(page.getByRole("button", { name: "添加费用项" }));
    const line = page.getByRole("group", { name: `费用项 ${index + 1}` });
    await write(line.getByLabel("费用名称（按合同）"), description);
    await write(line.getByLabel("金额"), yuan);
    await choose(line, "费用类别", "", category);
    if (index === 0) await choose(line, "所属应用服务", service);
  }
}

/** The voucher in the wallet, its certificate, and the claim with invoice, proof of payment and acceptance. */
export async function claim(page: Page, voyage: Voyage): Promise<void> {
  await openPage(page, "/w/vouchers");
  const card = page.locator(".voucher-card").first();
  voyage.voucherCode = /YQ\d\d(-[0-9A-Z]{4}){3}/.exec(await card.innerText())?.[0] ?? "";
  expect(voyage.voucherCode).not.toBe("");
  await press(card.getByRole("heading").getByRole("link"));
  await look(page);
  await downloaded(page, "下载凭证（PDF）");
  await press(page.locator("#main").getByRole("link", { name: "申请结算" }));
  await look(page);
  await press(page.getByRole("button", { name: "开始填报" }));
  await expect(page).toHaveURL(/\/edit/);

  const xml = await invoice(voyage);
  if (voyage.hand === "keys") await attach(page.locator(".invoice-drop input[type=file]"), xml);
  else await dropInvoice(page, xml);
  const form = page.locator(".invoice-form");
  await expect(form.getByText("读自发票 XML 文件")).toBeVisible();
  await expect(form.getByLabel("价税合计")).toHaveValue(contract.totalYuan);
  await look(page);
  await press(form.getByRole("button", { name: "登记这张发票" }));
  await expect(page.getByText("金额一致")).toBeVisible();
  await press(page.getByRole("button", { name: "下一步" }));

  await payAndAccept(page);
  await look(page);
  await press(page.getByRole("button", { name: "下一步" }));
  await look(page);
  await press(page.getByRole("button", { name: "下一步" }));
  await takeStep(page, "提交结算申请");
  await expect(page).toHaveURL(/\/receipt$/);
  await expect(page.getByText(/第 \d+ 位/)).toBeVisible();
  await look(page);
  voyage.claimNumber = /JS\d{4}-\d{6}/.exec(await page.locator("#main").innerText())?.[0] ?? "";
  expect(voyage.claimNumber).not.toBe("");
}

async function payAndAccept(page: Page): Promise<void> {
  const on = await today();
  await attach(
    page.locator(".evidence", { hasText: "上传付款凭证" }).locator("input[type=file]"),
    await paper("付款凭证", [`${contract.totalYuan} 元`]),
  );
  await write(page.getByLabel("付款凭证.pdf 的付款金额"), contract.totalYuan);
  await enterDate(page, "付款凭证.pdf 的付款日期", daysAfter(on, -2));
  await enterDate(page, "实施完成日期", daysAfter(on, -33));
  await enterDate(page, "验收日期", daysAfter(on, -1));
  await attach(
    page.locator(".evidence", { hasText: "上传验收报告" }).locator("input[type=file]"),
    await paper("验收报告", ["系统已上线并稳定使用，验收通过。"]),
  );
  await expect(page.getByText("验收报告.pdf")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "已保存" })).toBeVisible();
}

async function invoice(voyage: Voyage): Promise<FilePayload> {
  const digits = voyage.contractNumber.replaceAll(/\D/g, "");
  const xml = buildInvoiceXml({
    number: `2744${digits.padStart(16, "0")}`,
    issuedOn: await today(),
    sellerName: supplier.name,
    sellerCode: supplier.creditCode,
    buyerName: voyage.enterprise.name,
    buyerCode: voyage.enterprise.creditCode,
    items: [{ name: "云服务", ...splitTax(fen(Math.round(Number(contract.totalYuan) * 100)), bp(600)) }],
  });
  return { name: `${voyage.contractNumber}.xml`, mimeType: "text/xml", buffer: Buffer.from(xml) };
}

/** Drops a file where invoices are dropped, as from the desktop. */
async function dropInvoice(page: Page, file: FilePayload): Promise<void> {
  await look(page);
  const carried = await page.evaluateHandle(
    ({ name, mimeType, text }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], name, { type: mimeType }));
      return transfer;
    },
    { name: file.name, mimeType: file.mimeType, text: file.buffer.toString("utf8") },
  );
  await page
    .locator(".invoice-drop .ant-upload-drag, .ant-upload-drag.invoice-drop, .invoice-drop")
    .first()
    .locator("input[type=file]")
    .waitFor({ state: "attached" });
  await page.locator(".invoice-drop .ant-upload-btn").first().dispatchEvent("drop", { dataTransfer: carried });
}

/** The end of it: the money is paid, and the enterprise reads so wherever it looks. */
export async function seePaid(page: Page, voyage: Voyage): Promise<void> {
  await openPage(page, "/w/claims");
  const row = page.locator("tr.openable, .card-row").filter({ hasText: voyage.claimNumber });
  await expect(row).toContainText("已兑付");
  await press(page.locator("tr.openable, .card-row > a").filter({ hasText: voyage.claimNumber }));
  await look(page);
  await expect(page.getByText("已兑付").first()).toBeVisible();
  await openPage(page, "/w/vouchers");
  await expect(page.locator(".voucher-card").first()).toContainText("已兑付");
}

async function downloaded(page: Page, label: string): Promise<void> {
  const href = await page.getByRole("link", { name: label }).getAttribute("href");
  const answer = await page.request.get(href ?? "");
  expect(answer.headers()["content-type"]).toContain("application/pdf");
}
