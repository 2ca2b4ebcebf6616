import { expect, test, type Page } from "@playwright/test";
import { expectOpenToAll, openFirstRow, pagesOf, people, personAt, serverUrl, settled } from "./people.ts";

// Whatever a page offers to take along can be taken, and a list that has more pages shows them all.
test.describe.configure({ timeout: 300_000 });

/** Files already taken, by their address without ids: colleagues share most of them. */
const taken = new Set<string>();

for (const loginName of people)
  test(`every file that ${loginName} is offered can be taken`, async ({ browser }) => {
    const { page, context, faults } = await personAt(browser, loginName);
    for (const address of await pagesOf(page)) {
      await page.goto(address);
      await settled(page);
      await takeAll(page, loginName);
      if (await openFirstRow(page)) await takeAll(page, loginName);
    }
    expect(faults).toEqual([]);
    await context.close();
  });

test("every file that the portal offers can be taken", async ({ browser }) => {
  const { page, context } = await personAt(browser, "-");
  await page.goto("/sitemap");
  const addresses = await page.locator("main a").evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
  for (const address of new Set(addresses.filter((one) => one.startsWith("/") && !one.startsWith("/w")))) {
    await page.goto(address);
    await takeAll(page, "-");
  }
  expect([...taken].filter((one) => one.startsWith("- ")).length).toBeGreaterThan(2);
  await context.close();
});

async function takeAll(page: Page, loginName: string): Promise<void> {
  const links = await page
    .locator('a[href^="/api/"], a[download]')
    .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
  for (const href of links.filter((one) => one.startsWith(serverUrl()))) {
    if (known(`${loginName === "-" ? "-" : "in"} ${href}`)) continue;
    const answer = await page.request.get(href);
    expect.soft(answer.status(), `${href} on ${page.url()}`).toBe(200);
    expect.soft((await answer.body()).length, `${href} has something in it`).toBeGreaterThan(20);
    expect.soft(answer.headers()["content-type"], href).toBeTruthy();
  }
  const export_ = page.getByRole("button", { name: "导出 XLSX" });
  if ((await export_.count()) === 0 || known(`in ${new URL(page.url()).pathname} xlsx`)) return;
  const coming = page.waitForEvent("download");
  await export_.click();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/^[a-z-]+-\d{4}-\d\d-\d\d\.xlsx$/);
  expect(await file.failure()).toBeNull();
  // The button is there again for the next time.
  await expect(export_).toBeVisible();
}

function known(address: string): boolean {
  const one = address.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "$id").replace(serverUrl(), "");
  if (taken.has(one)) return true;
  taken.add(one);
  return false;
}

/** How many rows the server gives at once here, so that the demonstration's lists have several pages. */
const FEW = 2;

for (const width of [1280, 390])
  test(`lists of several pages show all their rows, ${width} wide`, async ({ browser }) => {
    for (const [loginName, addresses] of Object.entries(lists)) {
      const { page, context, faults } = await personAt(browser, loginName, { width });
      for (const address of addresses) {
        await page.goto(address);
        await settled(page);
        const rows = page.locator("#main .openable, #main .card-row");
        const all = await rows.count();
        expect(all, `${address} of ${loginName} has several pages`).toBeGreaterThan(FEW);
        const last = await rows.last().innerText();
        await page.route(/\/api\/v1\/.*[?&]limit=\d+/, async (route) => {
          await route.continue({
            url: route
              .request()
              .url()
              .replace(/limit=\d+/, `limit=${FEW}`),
          });
        });
        await page.reload();
        await settled(page);
        const more = page.getByRole("button", { name: "继续加载" });
        while ((await more.count()) > 0) {
          const before = await rowsRead(page);
          // The next page comes by itself as one scrolls.
          await more.click({ timeout: 5_000 }).catch(() => undefined);
          await expect.poll(async () => await rowsRead(page)).toBeGreaterThan(before);
        }
        expect(await rowsRead(page), `${address} of ${loginName}`).toBe(all);
        await expectOpenToAll(page);
        await rows.first().hover();
        await expect
          .poll(async () => {
            await page.mouse.wheel(0, 10_000);
            return words(await rows.last().innerText());
          }, address)
          .toBe(words(last));
        await page.unroute(/\/api\/v1\/.*[?&]limit=\d+/);
      }
      expect(faults).toEqual([]);
      await context.close();
    }
  });

const lists: Readonly<Record<string, readonly string[]>> = {
  "enterprise-preparer": ["/w/applications"],
  "supplier-preparer": ["/w/applications", "/w/claims"],
  "foshan-reviewer": ["/w/review?status=open", "/w/applications", "/w/vouchers", "/w/contracts", "/w/claims"],
  "province-policy": ["/w/applications", "/w/settlements", "/w/enterprises"],
};

/** How many rows a list says that it has read: of a long one the page holds those in sight. */
async function rowsRead(page: Page): Promise<number> {
  const said = await page.locator("#main .list-foot [role=status]").first().innerText();
  return Number(said.replaceAll(/\D/g, ""));
}

/** A row's words, whether it is one of a table or not. */
function words(row: string): string {
  return row.replaceAll(/\s/g, "");
}
