import { expect, type Locator, type Page } from "@playwright/test";
import { settled } from "../people.ts";

/** How often Tab is pressed at most to get from one thing to the next. */
const FAR = 200;

const withoutMouse = new WeakSet<Page>();

/** From now on whoever works on this page has a keyboard and nothing else. */
export function leaveMouse(page: Page): void {
  withoutMouse.add(page);
  // From the beginning on the dialog of files is ours: asked for only when it opens, it may be too late.
  page.on("filechooser", () => undefined);
}

const byKeys = (target: Locator): boolean => withoutMouse.has(target.page());

/** Presses a button or follows a link. */
export async function press(target: Locator): Promise<void> {
  if (!byKeys(target)) return await target.click();
  await expect(target).toBeEnabled();
  await reach(target);
  await target.page().keyboard.press("Enter");
}

/** Presses a button twice, as impatient people do. */
export async function pressTwice(target: Locator): Promise<void> {
  if (!byKeys(target)) return await target.dblclick();
  await press(target);
  await target.page().keyboard.press("Enter");
}

/** Ticks a box or chooses one of several. */
export async function tick(target: Locator): Promise<void> {
  if (!byKeys(target)) return await target.check();
  const { keyboard } = target.page();
  if ((await target.getAttribute("type")) === "radio") await reachRadio(target);
  else await reach(target);
  if (!(await target.isChecked())) await keyboard.press("Space");
  await expect(target).toBeChecked();
}

/** Writes into a field in place of what stands there. */
export async function write(target: Locator, text: string): Promise<void> {
  if (!byKeys(target)) return await target.fill(text);
  const { keyboard } = target.page();
  await reach(target);
  await keyboard.press("ControlOrMeta+A");
  await keyboard.type(text);
}

/** Gives a file to the field that takes files. */
export async function attach(
  field: Locator,
  file: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer },
): Promise<void> {
  if (!byKeys(field)) return await field.setInputFiles(file);
  // A page that is still coming redraws what has the focus.
  await settled(field.page());
  await tabUntil(
    field,
    async () =>
      await field.evaluate((input) => input.closest(".ant-upload")?.contains(document.activeElement) === true),
  );
  const asked = field.page().waitForEvent("filechooser");
  await field.page().keyboard.press("Enter");
  await (await asked).setFiles(file);
}

/** Takes the entry that says what is wanted out of a list that is open. */
export async function take(box: Locator, wanted: string): Promise<void> {
  const page = box.page();
  const entry = ".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option";
  if (!byKeys(box)) return await page.locator(entry, { hasText: wanted }).first().click();
  await expect(page.locator(entry, { hasText: wanted }).first()).toBeAttached();
  const marked = page.locator(`${entry}-active`, { hasText: wanted });
  for (let presses = 0; (await marked.count()) === 0; presses += 1) {
    if (presses > FAR) throw new Error(`the arrow keys do not reach ${wanted}`);
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
}

/** Goes to a list that opens, and opens it. */
export async function open(box: Locator): Promise<void> {
  if (!byKeys(box)) return await box.click();
  await reach(box);
  await box.page().keyboard.press("ArrowDown");
}

async function reach(target: Locator): Promise<void> {
  await target.waitFor();
  await tabUntil(target, async () => await target.evaluate((element) => element === document.activeElement));
}

/** Tab enters a group of radios at one of them; the arrow keys go on from there. */
async function reachRadio(target: Locator): Promise<void> {
  await tabUntil(
    target,
    async () =>
      await target.evaluate(
        (radio) =>
          document.activeElement instanceof HTMLInputElement &&
          document.activeElement.type === "radio" &&
          document.activeElement.name === radio.getAttribute("name"),
      ),
  );
  for (let presses = 0; presses < FAR; presses += 1) {
    if (await target.evaluate((radio) => radio === document.activeElement)) return;
    await target.page().keyboard.press("ArrowDown");
  }
  throw new Error("the arrow keys do not reach the choice");
}

async function tabUntil(target: Locator, there: () => Promise<boolean>): Promise<void> {
  for (let presses = 0; presses < FAR; presses += 1) {
    if (await there()) return;
    await target.page().keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach ${String(target)}`);
}
