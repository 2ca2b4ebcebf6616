import { expect, type Page } from "@playwright/test";
import { press, write } from "./hand.ts";
import { choose, look, openPage } from "./screen.ts";

/** Reads the plan in force: the cities side by side, then their shares. */
export async function readPlan(page: Page): Promise<void> {
  await openPage(page, "/w/plans");
  await press(page.getByRole("link", { name: /\d{4} 年/ }).first());
  await look(page);
  await press(page.getByRole("tab", { name: "切块到地市" }));
  await expect(page.getByText("切块合计")).toBeVisible();
  await look(page);
}

/** Drafts the plan of a year that has none, and splits it to the cities as in a spreadsheet, never above the budget. */
export async function draftPlan(page: Page): Promise<void> {
  await openPage(page, "/w/plans");
  const years = (await page.locator("tbody a").allInnerTexts()).map((text) => Number(/\d{4}/.exec(text)?.[0]));
  await press(page.getByRole("button", { name: "编制年度计划" }));
  const window = page.getByRole("dialog");
  await choose(window, "方案", "", "上云上平台");
  await write(window.getByLabel("年度"), String(Math.max(...years) + 1));
  await write(window.getByLabel("预算"), "1000000");
  await write(window.getByLabel("目标企业数"), "40");
  await look(page);
  await press(window.getByRole("button", { name: "保存草稿" }));
  await expect(page).toHaveURL(/\/plans\/[0-9a-f-]{36}/);
  await expect(page.getByText("切块合计")).toBeVisible();

  // Pasted from a spreadsheet, one cell too much: it says by how much, and cannot be saved.
  await paste(page, "0.0", "600000\t30000\t20\n500000\t0\t20");
  await expect(page.getByText(/切块合计超出预算/)).toBeVisible();
  await expect(page.getByRole("button", { name: "保存切块表" })).toBeDisabled();
  await look(page);
  await write(page.locator('input[data-cell="1.0"]'), "400000");
  await expect(page.getByText(/切块合计超出预算/)).toHaveCount(0);
  await press(page.getByRole("button", { name: "保存切块表" }));
  await expect(page.getByText("切块表已保存")).toBeVisible();
  await look(page);
}

async function paste(page: Page, cell: string, text: string): Promise<void> {
  await page.locator(`input[data-cell="${cell}"]`).evaluate((input, copied) => {
    const carried = new DataTransfer();
    carried.setData("text/plain", copied);
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData: carried, bubbles: true, cancelable: true }));
  }, text);
}
