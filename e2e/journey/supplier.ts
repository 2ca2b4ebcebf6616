import { expect, type Page } from "@playwright/test";
import { daysAfter, today, type Voyage } from "./cast.ts";
import { attach, press, tick } from "./hand.ts";
import { look, openPage } from "./screen.ts";

/** Confirms one case out of the list of what waits for the supplier's word. */
export async function confirm(page: Page, number: string): Promise<void> {
  await openPage(page, "/w/confirmations");
  await tick(page.getByRole("checkbox", { name: number }));
  await press(page.getByRole("button", { name: "确认所选 1 件" }));
  const window = page.getByRole("dialog");
  await expect(window).toContainText(number);
  await look(page);
  await press(window.getByRole("button", { name: "确认", exact: true }));
  await expect(window.getByText("1 件全部确认。")).toBeVisible();
  await look(page);
  await press(window.getByRole("button", { name: "完成" }));
  await expect(page.getByRole("checkbox", { name: number })).toHaveCount(0);
}

/** Delivers a month's use of the service by a file. */
export async function deliverUsage(page: Page, voyage: Voyage): Promise<void> {
  await openPage(page, "/w/usage?tab=file");
  await attach(page.locator("input[type=file]"), {
    name: "行为数据.csv",
    mimeType: "text/csv",
    buffer: await usageOf(voyage.voucherCode),
  });
  await expect(page.getByText("新接收 60 行，更新 0 行，重复 0 行，拒收 0 行。")).toBeVisible();
  await look(page);
  await press(page.getByRole("link", { name: "报送记录", exact: true }));
  await look(page);
}

async function usageOf(voucherCode: string): Promise<Buffer> {
  const on = await today();
  const head = "voucherCode,source,usedOn,activeUsers,loginCount,deviceCount,onlineMinutes";
  const rows = Array.from({ length: 30 }, (_, index) => index).flatMap((index) =>
    ["operator", "interface"].map((source) =>
      [voucherCode, source, daysAfter(on, index - 31), 4 + (index % 5), 15 + (index % 11), 3, 260 + index * 3].join(
        ",",
      ),
    ),
  );
  return Buffer.from([head, ...rows].join("\r\n"));
}
