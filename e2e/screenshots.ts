// npm run screenshots: the pictures of the README, taken from a server with the demonstration's data.
import path from "node:path";
import { chromium, expect, type Page } from "@playwright/test";
import { openFirstRow, personAt, settled } from "./people.ts";
import settings from "./playwright.config.ts";
import startServer from "./start-server.ts";

interface Picture {
  readonly name: string;
  readonly as: string;
  readonly address: string;
  readonly width: number;
  /** What is done on the page before the picture is taken. */
  readonly first?: (page: Page) => Promise<unknown>;
}

const pictures: readonly Picture[] = [
  { name: "home", as: "-", address: "/", width: 1280 },
  { name: "guides", as: "-", address: "/policies", width: 1280 },
  { name: "open-data", as: "-", address: "/data", width: 1280 },
  { name: "calculator-phone", as: "-", address: "/calculator", width: 390 },
  { name: "tasks", as: "foshan-reviewer", address: "/w/", width: 1280 },
  { name: "apply-phone", as: "enterprise-preparer", address: "/w/applications/new", width: 390 },
  { name: "application", as: "enterprise-preparer", address: "/w/applications", width: 1280, first: openFirstRow },
  { name: "wallet", as: "enterprise-preparer", address: "/w/vouchers", width: 1280 },
  { name: "review", as: "foshan-reviewer", address: "/w/review", width: 1440, first: openFirstRow },
  { name: "settlement", as: "foshan-approver", address: "/w/settlements", width: 1280, first: openFirstRow },
  { name: "payments", as: "foshan-finance", address: "/w/payments", width: 1280, first: openFirstRow },
  { name: "plan", as: "province-policy", address: "/w/plans", width: 1280, first: openPlan },
  { name: "catalogue", as: "province-policy", address: "/w/catalogues", width: 1280 },
];

async function openPlan(page: Page): Promise<void> {
  await page.locator('td a[href*="/w/plans/"]').nth(1).click();
  await page.waitForURL(/plans\/.+/);
}

const folder = path.join(import.meta.dirname, "../docs/screenshots");
const stop = await startServer();
const browser = await chromium.launch(settings.use?.launchOptions);
try {
  for (const { name, as, address, width, first } of pictures) {
    const { page, context } = await personAt(browser, as, { width });
    await page.goto(address);
    await settled(page);
    if (first !== undefined) {
      await first(page);
      await settled(page);
    }
    // A page that was just opened may be between two reads.
    await expect(page.locator("h1")).toBeVisible();
    await page.waitForTimeout(500);
    await settled(page);
    await page.screenshot({ path: path.join(folder, `${name}.png`), animations: "disabled" });
    process.stdout.write(`${name} ${page.url()}\n`);
    await context.close();
  }
} finally {
  await browser.close();
  await stop();
}
