import { expect, type Page } from "@playwright/test";
import type { Voyage } from "./cast.ts";
import { press, tick, write } from "./hand.ts";
import { look, openPage, openRow, takeStep } from "./screen.ts";

type Tab = "applications" | "claims";

/** Finds the case in the queue and says yes to it: the reviewer answers every question, the approver decides. */
export async function decide(page: Page, tab: Tab, number: string, button: RegExp): Promise<void> {
  await openPage(page, `/w/review?${tab === "claims" ? "tab=claims&" : ""}text=${number}`);
  await openRow(page, number);
  const decision = page.getByRole("tab", { name: "审核意见" });
  const wide = (page.viewportSize()?.width ?? 0) >= 1200;
  if (!wide) {
    await press(page.getByRole("tab", { name: "文件" }));
    await look(page);
    await press(decision);
    await look(page);
  }
  await press(page.getByRole("button", { name: button }));
  const window = page.getByRole("dialog");
  await expect(window).toBeVisible();
  await look(page);
  await press(window.getByRole("button", { name: /^确定/ }));
  await expect(window).toHaveCount(0);
}

/** Begins the list of the period that takes claims until the given moment, and looks where the money ends. */
export async function assemble(page: Page, voyage: Voyage, period: string): Promise<void> {
  await openPage(page, "/w/settlements");
  await dropDraft(page);
  await press(page.locator("#main").getByRole("link", { name: "编制结算清单" }));
  await tick(page.getByRole("radio", { name: period }).first());
  await expect(page.getByRole("heading", { name: "本市兑付资金" })).toBeVisible();
  await look(page);
  await press(page.getByRole("button", { name: "开始编制" }));
  await expect(page.getByRole("heading", { name: "如现在冻结" })).toBeVisible();
  await expect(page.getByText(voyage.enterprise.name).first()).toBeVisible();
  await look(page);
}

/** A list that somebody began and left stands in the way of the next one. */
async function dropDraft(page: Page): Promise<void> {
  const begun = page.locator("tr.openable, .card-row > a").filter({ hasText: "编制中" });
  if ((await begun.count()) === 0) return;
  await press(begun.first());
  await look(page);
  await takeStep(page, "作废", async (window) => {
    const reason = window.getByLabel("理由");
    if ((await reason.count()) > 0) await write(reason, "本期另行编制");
  });
  await openPage(page, "/w/settlements");
}

export async function freeze(page: Page, voyage: Voyage, period: string): Promise<void> {
  await openPage(page, "/w/settlements");
  await openRow(page, period);
  await takeStep(page, "冻结清单");
  voyage.listNumber = /QD-\d{4}-\d{4}-\d{3}/.exec(await page.getByRole("heading", { level: 1 }).innerText())?.[0] ?? "";
  await look(page);
}

export async function publish(page: Page, voyage: Voyage): Promise<void> {
  await openPage(page, "/w/settlements");
  await openRow(page, voyage.listNumber);
  await takeStep(page, "发布公示");
  await expect(page.getByText(/公示中，至/)).toBeVisible();
  await look(page);
  const notice = await page.getByRole("link", { name: "查看公示与异议" }).getAttribute("href");
  voyage.noticePath = (notice ?? "").replace(/^\/w/, "");
}

/** What everybody reads on the portal: the notice, with the enterprise among the funded. */
export async function readNotice(page: Page, voyage: Voyage): Promise<void> {
  await openPage(page, "/notices");
  await press(page.locator(`a[href="${voyage.noticePath}"]`).first());
  await look(page);
  await expect(page.getByRole("row").filter({ hasText: voyage.enterprise.name })).toBeVisible();
}

/** The bureau drafts the batch out of the list whose notice is over. */
export async function draftBatch(page: Page, voyage: Voyage): Promise<void> {
  await openPage(page, "/w/settlements");
  await openRow(page, voyage.listNumber);
  await press(page.locator("#main").getByRole("link", { name: "编制兑付批次" }));
  await look(page);
  await press(page.getByRole("button", { name: /^编制批次/ }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/兑付批次 ZF-/);
  voyage.batchNumber = /ZF-[\d-]+/.exec(await page.getByRole("heading", { level: 1 }).innerText())?.[0] ?? "";
  await look(page);
}
