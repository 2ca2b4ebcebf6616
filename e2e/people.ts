import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Browser, type BrowserContext, type Page } from "@playwright/test";

export const widths = { desk: 1280, phone: 390 } as const;
const PASSWORD = "yunquan-demo-2018";

export function serverUrl(): string {
  const url = process.env["E2E_URL"];
  if (url === undefined) throw new Error("the server of the journeys is started by e2e/start-server.ts");
  return url;
}

/** What went wrong on a page while somebody worked on it: errors of scripts and of the content policy. */
export interface Watched {
  readonly page: Page;
  readonly faults: readonly string[];
}

/** A browser of one person, signed in and in his language; `-` is somebody who is nobody yet. */
export async function personAt(
  browser: Browser,
  loginName: string,
  given: { readonly width?: number; readonly language?: "zh" | "en"; readonly scripts?: boolean } = {},
): Promise<Watched & { readonly context: BrowserContext }> {
  const url = serverUrl();
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: given.width ?? 1280, height: 900 },
    reducedMotion: "reduce",
    javaScriptEnabled: given.scripts ?? true,
  });
  await context.addCookies([{ name: "lang", value: given.language ?? "zh", url }]);
  if (loginName !== "-") {
    const signedIn = await context.request.post("/api/v1/sessions", { data: { loginName, password: PASSWORD } });
    expect(signedIn.status(), `${loginName} signs in`).toBe(201);
  }
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(`${page.url()} ${error.message}`));
  page.on("console", (message) => {
    // A refusal of the server is shown on the page; that the browser notes it as well is no fault.
    if (message.type() !== "error" || message.text().startsWith("Failed to load resource")) return;
    faults.push(`${page.url()} ${message.text()}`);
  });
  return { context, page, faults };
}

/** Somebody of every kind. */
export const people = [
  "enterprise-approver",
  "supplier-approver",
  "foshan-reviewer",
  "foshan-approver",
  "foshan-finance",
  "foshan-finance2",
  "province-policy",
  "province-reviewer",
  "audit-admin",
  "security-admin",
  "system-admin",
  "expert",
  "operator",
  "inspector",
] as const;

/**
 * Says of each page whether it was looked at before, by its address without ids and whatever else counts: colleagues of
 * different roles share most pages. `E2E_ALL=1` looks at every one again.
 */
export function lookedAt(): (...parts: readonly string[]) => boolean {
  const looked = new Set<string>();
  return (...parts) => {
    const name = parts.map((part) => part.split("?")[0]?.replace(/[0-9a-f-]{36}/, "$id")).join(" ");
    if (looked.has(name) && process.env["E2E_ALL"] !== "1") return true;
    looked.add(name);
    return false;
  };
}

/** What every page keeps to, whatever it shows: one heading, nothing that keeps people out, no scrolling sideways, one language. */
export async function expectSound(page: Page, language: "zh" | "en", what = ""): Promise<void> {
  await expect(page.locator("h1"), `${page.url()} ${what} has a heading`).toHaveCount(1);
  await expectOpenToAll(page);
  await expectNoOverflow(page);
  expect.soft(await strayWords(page, language), `words of another language on ${page.url()} ${what}`).toEqual([]);
}

/** The pages of a person's menu, and of each list the first thing in it. */
export async function pagesOf(page: Page): Promise<string[]> {
  await page.goto("/w/");
  await settled(page);
  const links = await page
    .locator("nav a, .to-do a")
    .evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
  return ["/w/", "/w/messages", "/w/profile", "/w/help", ...new Set(links.filter((link) => link.startsWith("/w/")))];
}

/** Waits until a page has come to rest: nothing is loading and no placeholder is left. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  const loading = page.locator(".ant-skeleton:visible, .ant-spin-spinning:visible");
  await expect(loading, `${page.url()} comes to rest`).toHaveCount(0);
}

/** Opens the first row of a list, or the first card on a phone; false when the list is empty. */
export async function openFirstRow(page: Page): Promise<boolean> {
  const row = page.locator("tr.openable, .card-row a").first();
  if ((await row.count()) === 0) return false;
  const list = new URL(page.url()).pathname;
  const heading = await page.locator("h1").innerText();
  await row.click();
  await page.waitForURL((url) => url.pathname !== list);
  await expect(page.locator("h1")).not.toHaveText(heading);
  await settled(page);
  return true;
}

/** Nothing that keeps people out: no serious or critical finding of axe. */
export async function expectOpenToAll(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html }) => html.slice(0, 160))
          .join(" | ")}`,
    );
  expect.soft(grave, `axe on ${page.url()}`).toEqual([]);
}

/** The page fits its window: it does not scroll sideways. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const over = async (): Promise<number> =>
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  // A table becomes cards a moment after the window has become narrow.
  await expect
    .configure({ soft: true })
    .poll(over, { message: `${page.url()} is wider than its window of ${page.viewportSize()?.width}`, timeout: 3_000 })
    .toBeLessThanOrEqual(0);
}

/** Words of a screen that are in the wrong language. Names and what people wrote stay as they are and are not looked at. */
export async function strayWords(page: Page, language: "zh" | "en"): Promise<string[]> {
  const places =
    "button:not(.person), th, label, legend, h2, .ant-menu-item, .ant-tabs-tab, .ant-descriptions-item-label, .ant-form-item-extra, .ant-empty-description, .ant-steps-item-title";
  const texts = await page.locator(places).and(page.locator(":not([translate=no])")).allInnerTexts();
  const stray =
    language === "zh"
      ? (text: string) => /[A-Za-z]{3,}[ ,]+[A-Za-z]{2,}[ ,]+[A-Za-z]{2,}/.test(text)
      : (text: string) => /[\u4e00-\u9fff]/.test(text) && !/公司|局|厅|（示例）|（演示）|平台|中文|机构/.test(text);
  return [...new Set(texts.map((text) => text.trim()).filter(stray))];
}
