import { expect, test, type Page } from "@playwright/test";
import {
  expectNoOverflow,
  expectSound,
  lookedAt,
  openFirstRow,
  pagesOf,
  people,
  personAt,
  settled,
  widths,
} from "./people.ts";

const known = lookedAt();

for (const loginName of people)
  for (const [place, width] of Object.entries(widths))
    test(`every page of ${loginName} on a ${place} fits, reads, and keeps nobody out`, async ({ browser }) => {
      test.setTimeout(300_000);
      const desk = await personAt(browser, loginName);
      const pages = await pagesOf(desk.page);
      await desk.context.close();
      // The words are the same at every width: on the phone the first language is enough.
      for (const language of place === "desk" ? (["zh", "en"] as const) : (["zh"] as const)) {
        const { page, context, faults } = await personAt(browser, loginName, { width, language });
        for (const address of pages) {
          if (known(place, language, address)) continue;
          await page.goto(address);
          await settled(page);
          await check(page, language);
          if (place === "desk") await expectToFit(page);
          // Of a list the first row too.
          if (!(await openFirstRow(page))) continue;
          if (known(place, language, new URL(page.url()).pathname)) continue;
          await check(page, language);
          if (place === "desk") await expectToFit(page);
        }
        expect(faults, "errors of scripts and of the content policy").toEqual([]);
        await context.close();
      }
    });

/** From the smallest telephone to a large screen; the second is a desk at 200 % zoom. */
const otherWidths = [320, 640, 1920];

async function expectToFit(page: Page): Promise<void> {
  const at = page.viewportSize();
  for (const width of otherWidths) {
    await page.setViewportSize({ width, height: 900 });
    await settled(page);
    await expectNoOverflow(page);
  }
  if (at !== null) await page.setViewportSize(at);
  await settled(page);
}

async function check(page: Page, language: "zh" | "en"): Promise<void> {
  await expect.soft(page.locator(".not-found"), `${page.url()} is there`).toHaveCount(0);
  await expect.soft(page.locator(".exception"), `${page.url()} opens`).toHaveCount(0);
  await expect.soft(page.locator(".fault-notice"), `${page.url()} has no fault`).toHaveCount(0);
  await expectSound(page, language);
}
