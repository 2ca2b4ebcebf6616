import { expect, type Page } from "@playwright/test";
import { press } from "./hand.ts";
import { openPage } from "./screen.ts";

/** From the tasks to a new application without the mouse: by the link that skips the menu, the menu, and the page's own button. */
export async function comeToApplication(page: Page): Promise<void> {
  await openPage(page, "/w/");
  await page.keyboard.press("Tab");
  await expect(page.locator(":focus")).toHaveText("跳到正文");
  await press(page.getByRole("link", { name: "我的服务券" }).first());
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("我的服务券");
  await press(page.getByRole("link", { name: "跳到正文" }));
  await expect(page.locator("#main")).toBeFocused();
  await press(page.locator("#main").getByRole("link", { name: "申请服务券" }).first());
  await expect(page).toHaveURL(/\/applications\/new/);
}
