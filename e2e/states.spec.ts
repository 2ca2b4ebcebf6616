import { expect, test, type Locator, type Page, type Route } from "@playwright/test";
import { expectSound, lookedAt, openFirstRow, pagesOf, people, personAt, settled, widths } from "./people.ts";

/*
 * Pages in the states that a day's work seldom shows: nothing in them yet, the server away, a window open on top of them.
 * What is asked of a filled page is asked of these too. Nothing is written: whatever would write is kept from the server.
 */

const known = lookedAt();

for (const loginName of people) {
  test(`pages of ${loginName} with nothing in them`, async ({ browser }) => {
    test.setTimeout(300_000);
    const { page, context, faults } = await personAt(browser, loginName);
    const pages = await pagesOf(page);
    await page.route(/\/api\/v1\//, emptied);
    for (const address of pages) {
      if (known("empty", address)) continue;
      await page.goto(address);
      await settled(page);
      await expectSound(page, "zh");
    }
    expect(faults).toEqual([]);
    await context.close();
  });

  test(`pages of ${loginName} while the server is away`, async ({ browser }) => {
    test.setTimeout(300_000);
    const { page, context, faults } = await personAt(browser, loginName);
    const pages = await pagesOf(page);
    for (const address of pages) {
      if (known("away", address)) continue;
      const asked: string[] = [];
      const away = async (route: Route): Promise<void> => {
        if (!isOfPage(route)) return await route.fallback();
        asked.push(route.request().url());
        await route.fulfill({ status: 503, contentType: "text/plain", body: "away" });
      };
      await page.route(/\/api\/v1\//, away);
      await page.goto(address);
      // Reads are tried again a few times before the page says so.
      if (asked.length > 0 || (await askedSoon(page, asked))) {
        const notice = page.locator(".fault-notice").first();
        await expect.soft(notice, `${address} says that the server is away`).toBeVisible();
        await settled(page);
        await expectSound(page, "zh");
        await page.unroute(/\/api\/v1\//, away);
        const again = page.getByRole("button", { name: "重试" }).first();
        if ((await again.count()) > 0) {
          await again.click();
          await settled(page);
          await expect.soft(page.locator(".fault-notice"), `${address} comes back`).toHaveCount(0);
        }
      } else await page.unroute(/\/api\/v1\//, away);
    }
    expect(faults).toEqual([]);
    await context.close();
  });

  for (const [place, width] of Object.entries(widths))
    test(`windows that ${loginName} can open, on a ${place}`, async ({ browser }) => {
      test.setTimeout(400_000);
      const { page, context, faults } = await personAt(browser, loginName);
      const pages = await pagesOf(page);
      await page.setViewportSize({ width, height: 900 });
      await page.route(/\/api\/v1\//, async (route) =>
        route.request().method() === "GET"
          ? await route.fallback()
          : await route.fulfill({ status: 503, contentType: "text/plain", body: "not now" }),
      );
      for (const address of pages) {
        if (known(place, "windows", address)) continue;
        await page.goto(address);
        await settled(page);
        await eachWindow(page, place);
        await page.goto(address);
        await settled(page);
        if ((await openFirstRow(page)) && !known(place, "windows", new URL(page.url()).pathname))
          await eachWindow(page, place);
      }
      expect(faults).toEqual([]);
      await context.close();
    });
}

async function askedSoon(page: Page, asked: readonly string[]): Promise<boolean> {
  await page.waitForLoadState("networkidle");
  return asked.length > 0;
}

/** What a page asks for itself; who is signed in, and how many messages wait, the frame around it asks. */
function isOfPage(route: Route): boolean {
  const { pathname } = new URL(route.request().url());
  return route.request().method() === "GET" && !/^\/api\/v1\/(session|messages\/unread)$/.test(pathname);
}

/** The server's answer with every list in it empty. */
async function emptied(route: Route): Promise<void> {
  if (!isOfPage(route)) return await route.fallback();
  const response = await route.fetch();
  const body: unknown = await response.json().catch(() => undefined);
  if (typeof body !== "object" || body === null || !("items" in body)) return await route.fulfill({ response });
  await route.fulfill({
    response,
    json: { ...body, items: [], ...("nextCursor" in body ? { nextCursor: null } : {}) },
  });
}

/** Names of buttons that were seen to open no window. */
const opensNothing = new Set<string>();

/** Presses every button of the page, and looks at what opens on top of it. */
async function eachWindow(page: Page, place: string): Promise<void> {
  const at = page.url();
  const buttons = page.locator("main button:visible:enabled");
  const count = await buttons.count();
  const pressed = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    const button = buttons.nth(index);
    if (!(await button.isVisible().catch(() => false))) continue;
    const name = ((await button.getAttribute("aria-label")) ?? (await button.innerText())).trim();
    // The same button in many rows; files are looked at elsewhere.
    if (name === "" || pressed.has(name) || opensNothing.has(name)) continue;
    if (/导出|下载|打印|上传|选择文件/.test(name)) continue;
    pressed.add(name);
    if (known(place, "window", new URL(at).pathname, name)) continue;
    // One that something else covers by now is not pressed.
    if (!(await wasPressed(button))) continue;
    await page.waitForTimeout(250);
    const window = page.locator(".ant-modal:visible, .ant-drawer-content-wrapper:visible").last();
    if ((await window.count()) > 0) {
      await settled(page);
      await expectSound(page, "zh", name);
      await page.keyboard.press("Escape");
      await expect.soft(window, `${name} on ${at} closes with Escape`).toBeHidden();
    } else opensNothing.add(name);
    if (page.url() !== at || (await window.isVisible().catch(() => false))) {
      await page.goto(at);
      await settled(page);
    }
  }
}

async function wasPressed(button: Locator): Promise<boolean> {
  return await button.click({ timeout: 2_000 }).then(
    () => true,
    () => false,
  );
}
