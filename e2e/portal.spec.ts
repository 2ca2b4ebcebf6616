import { makeCreditCode } from "@yunquan/core/credit-code.ts";
import { expect, test, type Page } from "@playwright/test";
import { visitor } from "../scripts/journey/client.ts";
import { PASSWORD } from "./journey/cast.ts";
import { expectNoOverflow, expectSound, personAt, serverUrl, strayWords, widths } from "./people.ts";

/*
 * The pages for everybody, as a browser shows them: every page of the site map, one of each kind behind them, and the
 * answers of every form, right and wrong. What is asked of a page of the workspaces is asked of these too.
 */

/** From the smallest telephone to a large screen; 640 is a desk at 200 % zoom. */
const everyWidth = [320, widths.phone, 640, widths.desk, 1920];

/** A page by its name here, and how somebody comes to it. */
type Places = ReadonlyMap<string, (page: Page) => Promise<void>>;

for (const [edition, given] of Object.entries({
  "in Chinese": { language: "zh", width: widths.desk, care: "off" },
  "in English": { language: "en", width: widths.desk, care: "off" },
  "in the care edition on a phone": { language: "zh", width: widths.phone, care: "on" },
} as const))
  test(`every page of the portal ${edition} fits, reads, and keeps nobody out`, async ({ browser }) => {
    test.setTimeout(300_000);
    const { page, context, faults } = await personAt(browser, "-", given);
    await context.addCookies([{ name: "care", value: given.care, url: serverUrl() }]);
    for (const [name, open] of await placesOf(page)) {
      await open(page);
      await expect
        .soft(page.locator("html.care"), `${name} is in its edition`)
        .toHaveCount(given.care === "on" ? 1 : 0);
      // What axe looks for is the same in both languages, and is looked for once on a desk and once on a phone.
      if (given.language === "zh") await expectSound(page, "zh", name);
      else {
        await expect.soft(page.locator("html[lang=en] h1"), `${name} is in English`).toHaveCount(1);
        expect.soft(await strayWords(page, "en"), `words of another language on ${name}`).toEqual([]);
      }
      for (const width of everyWidth) {
        await page.setViewportSize({ width, height: 900 });
        await expectNoOverflow(page);
      }
      await page.setViewportSize({ width: given.width, height: 900 });
    }
    expect(faults, "errors of scripts and of the content policy").toEqual([]);
    await context.close();
  });

test("every page of the portal says the same and has the same forms without scripts", async ({ browser }) => {
  test.setTimeout(300_000);
  const usual = await personAt(browser, "-");
  const plain = await personAt(browser, "-", { scripts: false });
  for (const [name, open] of await placesOf(usual.page)) {
    await open(usual.page);
    await open(plain.page);
    expect.soft(await contentsOf(plain.page), `${name} without scripts`).toEqual(await contentsOf(usual.page));
  }
  await usual.context.close();
  await plain.context.close();
});

test("who is signed in finds the way to the workspace and out of it on the portal", async ({ browser }) => {
  const { page, context, faults } = await personAt(browser, "enterprise-approver");
  for (const address of ["/", "/me"]) {
    await page.goto(address);
    await expect(page.locator("header a[href='/w/']")).toBeVisible();
    await expectSound(page, "zh");
  }
  await press(page, "/sign-out");
  await expect(page.locator("header a[href='/sign-in']")).toBeVisible();
  expect(faults).toEqual([]);
  await context.close();
});

/** What a page says and asks for. Times pass between two visits and keys of forms differ: numbers are left out. */
async function contentsOf(page: Page): Promise<{ readonly text: string; readonly fields: readonly string[] }> {
  const text = (await page.locator("body").innerText()).replaceAll(/\d+/g, "0");
  const fields = await page
    .locator("form, form input, form select, form textarea, form button")
    .evaluateAll((all) => all.map((one) => `${one.tagName} ${one.getAttribute("name") ?? one.getAttribute("action")}`));
  return { text, fields };
}

async function placesOf(page: Page): Promise<Places> {
  const places = new Map<string, (page: Page) => Promise<void>>();
  const put = (name: string, address: string, status = 200): void => {
    places.set(name, async (on) => {
      const answer = await on.goto(address);
      expect.soft(answer?.status(), `${address} answers`).toBe(status);
    });
  };
  await page.goto("/sitemap");
  for (const address of await linksOf(page, "main a")) if (isOfPortal(address)) put(address, address);
  expect(places.size, "pages of the site map").toBeGreaterThan(20);

  const service = await firstLink(page, "/catalogue", "main th a");
  const [, , programme = "", , code = ""] = service.split("/");
  const notice = await firstLink(page, "/notices", "main .card a");
  const versions = `/catalogue/${programme}/versions`;
  put("service", service);
  put("supplier", await firstLink(page, "/suppliers", "main a[href^='/suppliers/']"));
  put("notice", notice);
  put("notice, embedded", `${notice}/embed`);
  put("notices, none", "/notices?cityCode=445300&open=true");
  put("catalogue, nothing found", `/catalogue/${programme}?text=nothing-like-this`);
  put("catalogue differences", `${versions}?of=catalogue&from=1&to=2`);
  put("edition differences", `/policies/${programme}?from=1&to=2`);
  put("nothing there", "/nothing-there", 404);
  const known = makeCreditCode({ serial: 1_000_001, division: "440606" });
  const asked = `/eligibility?programme=${programme}`;
  const enterprise = `${asked}&code=${known}&division=440606&entity=company&industry=34`;
  put("eligibility, met", `${enterprise}&established=2001-01-01&revenue=50000&staff=300`);
  put("eligibility, failing", `${asked}&code=123&division=110000&industry=51&established=2099-01-01&revenue=1&staff=1`);
  put("eligibility, mistyped", `${asked}&code=&established=yesterday&revenue=1e9&staff=many`);
  const worth = `/calculator?programme=${programme}`;
  put("calculator, answered", `${worth}&service=${code}&revenue=50000&staff=300&fee=250000`);
  put("calculator, below every tier", `${worth}&service=${code}&revenue=1&staff=1&fee=250000`);
  put("calculator, mistyped", `${worth}&service=&revenue=-1&staff=x&fee=`);
  const present = await presentCase();
  put("verified", `/verify/${present.voucherCode}`);
  put("verify, no such code", "/verify?code=12345", 404);
  put("sign-in on the way", "/sign-in?to=/w/applications/new");
  put("inquiry about a city", "/inquiries/new?kind=complaint&cityCode=440600");

  places.set("progress, found", async (on) => {
    await lookUp(on, present.applicationNumber, present.creditCode);
    await expect.soft(on.locator(".timeline"), "how far it is").toBeVisible();
  });
  places.set("progress, not found", async (on) => await lookUp(on, "SQ2026-999999", known));
  places.set("progress, mistyped", async (on) => await lookUp(on, "SQ2026-000001", "123"));
  places.set("inquiry with faults", async (on) => {
    await on.goto("/inquiries/new");
    await on.locator("[name=subject]").fill("　");
    await on.locator("[name=text]").fill("　");
    await press(on, "/inquiries/new");
    await expect.soft(on.locator(".field-fault").first(), "the faults are named").toBeVisible();
  });
  places.set("answer, not found", async (on) => {
    await on.goto("/inquiries?number=ZX-2026-001");
    await on.locator("[name=code]").fill("AAAAAAAAAA");
    await press(on, "/inquiries");
    await expect.soft(on.locator("p.fault"), "that nothing was found is said").toBeVisible();
  });
  places.set("sign-in refused", async (on) => {
    await on.goto("/sign-in");
    await on.locator("input[name=loginName]").fill("nobody-of-this-name");
    await on.locator("input[type=password]").fill("not-the-password");
    await press(on, "/sign-in");
    await expect.soft(on.locator("p.fault"), "the refusal is said").toBeVisible();
  });
  return places;
}

/** The pages for everybody: neither a workspace nor what only somebody signed in sees, nor a file. */
function isOfPortal(address: string): boolean {
  return address.startsWith("/") && !/^\/(w|me|api\/v1)(\/|$)/.test(address);
}

async function linksOf(page: Page, links: string): Promise<string[]> {
  const all = await page.locator(links).evaluateAll((found) => found.map((one) => one.getAttribute("href") ?? ""));
  return [...new Set(all)];
}

async function firstLink(page: Page, list: string, links: string): Promise<string> {
  await page.goto(list);
  const [first] = await linksOf(page, links);
  if (first === undefined) throw new Error(`${list} leads to nothing`);
  return first;
}

/** Presses the first button of the form that goes to this address, and waits for the page that comes. */
async function press(page: Page, action: string): Promise<void> {
  const loaded = page.waitForEvent("load");
  await page.locator(`form[action='${action}'] button`).first().click();
  await loaded;
}

async function lookUp(page: Page, number: string, creditCode: string): Promise<void> {
  await page.goto("/progress");
  await page.locator("[name=number]").fill(number);
  await page.locator("[name=creditCode]").fill(creditCode);
  await press(page, "/progress");
}

/** An enterprise of the demonstration with a voucher and the application that led to one. */
async function presentCase(): Promise<{ voucherCode: string; applicationNumber: string; creditCode: string }> {
  const enterprise = await visitor(serverUrl()).signIn("enterprise-approver", PASSWORD);
  const vouchers = (await enterprise.get("/api/v1/vouchers?limit=1")) as Listed<{ code: string }>;
  const applications = (await enterprise.get("/api/v1/applications?status=issued&limit=1")) as Listed<{
    number: string;
    enterprise: { id: string };
  }>;
  const [voucher] = vouchers.items;
  const [application] = applications.items;
  if (voucher === undefined || application === undefined) throw new Error("the demonstration has a voucher");
  const party = (await enterprise.get(`/api/v1/enterprises/${application.enterprise.id}`)) as { creditCode: string };
  return { voucherCode: voucher.code, applicationNumber: application.number, creditCode: party.creditCode };
}
interface Listed<Item> {
  readonly items: readonly Item[];
}
