import { expect, type Page } from "@playwright/test";
import { contract, daysAfter, paper, supplier, today, type Voyage } from "./cast.ts";
import { look, openPage } from "./screen.ts";
import { readReceipt } from "./enterprise.ts";

/** How often Tab is pressed at most to get from one thing to the next. */
const FAR = 60;

/** The whole application without the mouse: Tab, Enter, Space and letters only. */
export async function applyByKeys(page: Page, voyage: Voyage): Promise<void> {
  await openPage(page, "/w/");
  await page.keyboard.press("Tab");
  await expect(page.locator(":focus")).toHaveText("跳到正文");
  await tabTo(page, "我的服务券");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("我的服务券");
  await skipToContent(page);
  await tabTo(page, "申请服务券");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/applications\/new/);
  await expect(page.getByLabel("合同编号", { exact: true })).toBeVisible();
  await typeContract(page, voyage);
  await tabTo(page, "下一步：费用项");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 2, name: "费用项" })).toBeFocused();

  await type(page, "费用名称（按合同）", "云上应用服务一年");
  await type(page, "金额", contract.totalYuan);
  await pick(page, "费用类别", "应用服务", "ArrowDown");
  await pick(page, "所属应用服务", "PC-01", "PC-01");
  await tabTo(page, "保存合同，选择服务");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "现在提交可得" })).toBeVisible();
  await look(page);
  await tabTo(page, "下一步：核对提交");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 2, name: "核对提交" })).toBeFocused();
  await tabTo(page, /^本单位承诺/);
  await page.keyboard.press("Space");
  await expect(page.getByRole("checkbox")).toBeChecked();
  await tabTo(page, "提交申请");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/receipt$/);
  await readReceipt(page, voyage);
}

async function typeContract(page: Page, voyage: Voyage): Promise<void> {
  const on = await today();
  await pick(page, "供应商（合同乙方）", supplier.name, "yueyun");
  await type(page, "合同编号", voyage.contractNumber);
  await type(page, "合同名称", "生产进度透明化服务合同");
  await type(page, "签订日期", on);
  await type(page, "合同总额", contract.totalYuan);
  await type(page, "服务开始", on);
  await type(page, "服务结束", daysAfter(on, 365));
  await pick(page, "实施地点", voyage.district, voyage.district);
  await type(page, "详细地址", "演练工业园 1 号");
  await tabTo(page, "已列明");
  await page.keyboard.press("Space");
  await expect(page.getByRole("radio", { name: "已列明" })).toBeChecked();
  await tabTo(page, "选择文件");
  const asked = page.waitForEvent("filechooser");
  await page.keyboard.press("Enter");
  await (await asked).setFiles(await paper("服务合同", [voyage.contractNumber]));
  await expect(page.locator(".ant-upload-list-item-done")).toHaveCount(1);
}

/** The skip link is the first thing on the page, and leads past the menu. */
async function skipToContent(page: Page): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press("Tab");
  await tabTo(page, "跳到正文");
  await page.keyboard.press("Enter");
  await expect(page.locator("#main")).toBeFocused();
}

async function type(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, label);
  await page.keyboard.type(text);
}

/** Opens a list, types what narrows it (or an arrow key), and takes what is marked. */
async function pick(page: Page, label: string, wanted: string, keys: string): Promise<void> {
  await tabTo(page, label);
  const option = page.locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option-active");
  if (keys.startsWith("Arrow")) await page.keyboard.press(keys);
  else await page.keyboard.type(keys);
  await expect(page.locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden)")).toContainText(
    /^\d+$/.test(wanted) ? /./ : wanted,
  );
  await expect(option).toHaveCount(1);
  await page.keyboard.press("Enter");
}

/** Presses Tab until the thing of this name has the focus, and fails when it cannot be reached. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < FAR; presses += 1) {
    const here = await focusedName(page);
    if (typeof name === "string" ? here === name : name.test(here)) return;
    passed.push(here);
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach ${String(name)}; it passed ${passed.join(" · ")}`);
}

async function focusedName(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement) || focused === document.body) return "";
    const labels = focused instanceof HTMLInputElement ? Array.from(focused.labels ?? [], (one) => one.innerText) : [];
    const words = focused.getAttribute("aria-label") ?? labels.join(" ");
    return (words === "" ? focused.innerText : words).trim();
  });
}
