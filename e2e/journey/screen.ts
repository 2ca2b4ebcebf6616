import { expect, test, type Browser, type Locator, type Page } from "@playwright/test";
import { expectNoOverflow, expectOpenToAll, personAt, settled } from "../people.ts";
import { leaveMouse, open, press, take, write } from "./hand.ts";

/** How long one waits for a thing to appear before something is wrong. */
const PATIENCE_MS = 40_000;

/** How wide a person's window is, and whether there is a mouse. */
export interface Workplace {
  readonly width: number;
  readonly hand: "mouse" | "keys";
}

/** Somebody works in a browser of his own; when he is done nothing must have gone wrong on his pages. */
export async function asPerson(
  browser: Browser,
  login: string,
  { width, hand }: Workplace,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  await test.step(`${login} ${width} ${hand}`, async () => {
    const { page, context, faults } = await personAt(browser, login, { width });
    page.setDefaultTimeout(PATIENCE_MS);
    if (hand === "keys") leaveMouse(page);
    await work(page);
    expect(faults, "errors of scripts and of the content policy").toEqual([]);
    await context.close();
  });
}

export async function openPage(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await look(page);
}

/** The page has come to rest, keeps nobody out and fits its window. */
export async function look(page: Page): Promise<void> {
  await settled(page);
  await expect(page.locator(".fault-notice"), `${page.url()} has no fault`).toHaveCount(0);
  await expectOpenToAll(page);
  await expectNoOverflow(page);
}

/** Chooses from a list that opens: types what one knows of it and takes the entry that says so. */
export async function choose(scope: Page | Locator, label: string, typed: string, wanted = typed): Promise<void> {
  const box = scope.getByRole("combobox", { name: label });
  await open(box);
  await box.pressSequentially(typed);
  await take(box, wanted);
}

/** Types a date as it is written. */
export async function enterDate(scope: Page | Locator, label: string, on: string): Promise<void> {
  const box = scope.getByLabel(label, { exact: true });
  await write(box, on);
  await box.press("Tab");
  await expect(box).toHaveValue(on);
}

/** Presses a step's button, reads its window, fills it if it asks, and says yes. */
export async function takeStep(page: Page, label: string, fill?: (window: Locator) => Promise<void>): Promise<void> {
  await press(page.getByRole("button", { name: label, exact: true }).first());
  const window = page.getByRole("dialog");
  await expect(window).toBeVisible();
  await fill?.(window);
  await look(page);
  await press(window.getByRole("button", { name: label, exact: true }));
  await expect(window).toHaveCount(0);
}

/** Opens the row of a list, or the card that it is on a phone. */
export async function openRow(page: Page, text: string): Promise<void> {
  await press(page.locator("tr.openable, .card-row > a").filter({ hasText: text }).first());
  await look(page);
}
