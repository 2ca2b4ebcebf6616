import { expect, type Page } from "@playwright/test";
import { today, type Voyage } from "./cast.ts";
import { attach, press } from "./hand.ts";
import { look, openPage, takeStep } from "./screen.ts";

/** Finance releases the batch, hands it to the treasury, and books what the bank answers. */
export async function pay(page: Page, voyage: Voyage): Promise<void> {
  await openPage(page, "/w/payments");
  await press(page.getByRole("link", { name: voyage.batchNumber }).first());
  await look(page);
  await expect(page.getByText("三方一致")).toBeVisible();
  await takeStep(page, "核付");
  await look(page);
  const file = await page.request.get(
    (await page.getByRole("link", { name: "下载国库文件" }).getAttribute("href")) ?? "",
  );
  expect(file.ok()).toBe(true);
  await takeStep(page, "登记已送国库");
  await look(page);

  await attach(page.locator("input[type=file]"), {
    name: "银行回执.csv",
    mimeType: "text/csv",
    buffer: await bankAnswer(page),
  });
  await expect(page.getByRole("cell", { name: voyage.enterprise.name }).first()).toBeVisible();
  await look(page);
  await takeStep(page, "确认入账");
  await expect(page.getByText("每一行都有银行结果。")).toBeVisible();
  await expect(page.getByText("三方一致")).toBeVisible();
  await look(page);
}

/** The form that the platform fills with the lines, completed as the bank would: everything is paid. */
async function bankAnswer(page: Page): Promise<Buffer> {
  const form = page.getByRole("link", { name: /下载回执模板/ });
  const answer = await page.request.get((await form.getAttribute("href")) ?? "");
  const [head = "", ...rows] = (await answer.text())
    .replace(/^\uFEFF/, "")
    .trim()
    .split(/\r?\n/);
  const on = await today();
  const paid = rows.map((row, index) => {
    const [line = "", yuan = ""] = row.split(",");
    return [line, yuan, "成功", "", `BK${line.replaceAll(/\W/g, "")}${index}`, on].join(",");
  });
  return Buffer.from([head, ...paid].join("\r\n"));
}
