// npm run long-list: how a list of a hundred thousand applications scrolls, at a desk and on a telephone, from its first row
// to its last. Starts a PostgreSQL and a server of its own and writes docs/long-list.md.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { chromium, type Browser, type Page } from "@playwright/test";
import { connectServer } from "../apps/server/src/platform/database/connect.ts";
import { startDatabase } from "../bench/database.ts";
import { startProduct } from "../bench/product.ts";
import { loadQueues } from "../bench/world/queues.ts";
import { setStage } from "../bench/world/stage.ts";
import settings from "./playwright.config.ts";

/** Drafts are their enterprises' own and four of a hundred: so many are loaded that the province sees a hundred thousand. */
const ROWS = 100_000;
const LOADED = Math.ceil(ROWS / 0.96);
/** One turn of the wheel moves so far, as often as the browser takes it. */
const WHEEL_PX = 2_400;
/** The stretches that are told: their last rows. */
const STRETCHES = [1_000, 10_000, 50_000, ROWS];
const GIVE_UP_MS = 15 * 60_000;

const devices = [
  { name: "1280 × 900", viewport: { width: 1280, height: 900 } },
  { name: "390 × 844", viewport: { width: 390, height: 844 } },
] as const;

/** What the reader meets on the way to a row: how long frames take, how much the browser holds. */
interface Stretch {
  readonly rows: number;
  readonly seconds: number;
  readonly frames: number;
  readonly p50: number;
  readonly p95: number;
  readonly longest: number;
  readonly elements: number;
  readonly heapMib: number;
}

interface List {
  readonly device: string;
  readonly stretches: readonly Stretch[];
}

async function scrolled(browser: Browser, url: string, token: string, device: (typeof devices)[number]): Promise<List> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: device.viewport,
    locale: "zh-CN",
    extraHTTPHeaders: { authorization: `Bearer ${token}` },
  });
  const page = await context.newPage();
  await page.goto("/w/applications");
  await page.locator(".card-row, .ant-table-row").first().waitFor();
  await page.mouse.move(device.viewport.width / 2, device.viewport.height - 250);
  await page.evaluate(watchFrames);
  const stretches: Stretch[] = [];
  const giveUpAt = Date.now() + GIVE_UP_MS;
  let startedAt = performance.now();
  while (stretches.length < STRETCHES.length && Date.now() < giveUpAt) {
    await page.mouse.wheel(0, WHEEL_PX);
    const shown = await rowsShown(page);
    if (shown < (STRETCHES[stretches.length] ?? ROWS)) continue;
    stretches.push(await stretchOf(page, shown, (performance.now() - startedAt) / 1000));
    startedAt = performance.now();
    process.stdout.write(`${device.name}: ${JSON.stringify(stretches.at(-1))}\n`);
  }
  await context.close();
  return { device: device.name, stretches };
}

/** Runs in the page: notes how long each frame took until it is asked. */
function watchFrames(): void {
  const frames: number[] = [];
  Object.assign(window, { frames });
  let before = performance.now();
  const next = (now: number): void => {
    frames.push(now - before);
    before = now;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}

/** How many rows the foot of the list says were read. */
async function rowsShown(page: Page): Promise<number> {
  const words = await page.locator(".list-foot [role=status]").first().textContent();
  return Number((words ?? "").replaceAll(/\D/g, ""));
}

async function stretchOf(page: Page, rows: number, seconds: number): Promise<Stretch> {
  const { frames, elements, heap } = await page.evaluate(() => {
    const noted = (window as unknown as { frames: number[] }).frames.splice(0);
    const { memory } = performance as unknown as { memory: { usedJSHeapSize: number } };
    return {
      frames: noted,
      elements: document.querySelectorAll("*").length,
      heap: memory.usedJSHeapSize,
    };
  });
  const sorted = frames.toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round(sorted[Math.floor(sorted.length * share)] ?? 0);
  return {
    rows,
    seconds: Math.round(seconds),
    frames: frames.length,
    p50: at(0.5),
    p95: at(0.95),
    longest: Math.round(sorted.at(-1) ?? 0),
    elements,
    heapMib: Math.round(heap / 2 ** 20),
  };
}

function written(lists: readonly List[]): string {
  const count = (number: number): string => number.toLocaleString("en-US");
  return [
    "# 长列表 · A long list",
    "",
    "<!-- npm run long-list 写成，勿手改。Written by npm run long-list: do not edit. -->",
    "",
    `省级用户在浏览器中把 ${count(ROWS)} 份申请的列表从第一行滚动到最后一行：每滚到一处，记下这一段里每一帧用了多久、页面里有多少个元素、脚本占多少内存。`,
    `A province officer scrolls a list of ${count(ROWS)} applications in a browser from its first row to its last: at each mark, how long the frames of that`,
    "stretch took, how many elements the page holds and how much memory its scripts.",
    "",
    "| 窗口 window | 滚到第几行 up to row | 用时（秒）seconds | 帧 frames | 中位数 p50（ms） | p95（ms） | 最长 longest（ms） | 元素 elements | 内存 heap（MiB） |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ...lists.flatMap(({ device, stretches }) =>
      stretches.map(
        (one) =>
          `| ${device} | ${count(one.rows)} | ${count(one.seconds)} | ${count(one.frames)} | ${one.p50} | ${one.p95} | ${count(one.longest)} | ${count(one.elements)} | ${one.heapMib} |`,
      ),
    ),
    "",
    ...lists.map(({ device, stretches }) => {
      const first = stretches[0];
      const last = stretches.at(-1);
      const ratio = (last?.p95 ?? 0) / (first?.p95 ?? 1);
      return `- ${device}：最后一段与第一段的 p95 之比 p95 of the last stretch ÷ the first: **${ratio.toFixed(2)}**`;
    }),
    "",
  ].join("\n");
}

const postgres = await startDatabase();
const url = await postgres.create("long_list");
const database = connectServer(url, 4);
const stage = await setStage(database);
const queues = await loadQueues(database, LOADED);
await stage.test.app.close();
await database.close();
const product = await startProduct(url);
const browser = await chromium.launch({
  ...settings.use?.launchOptions,
  args: [...(settings.use?.launchOptions?.args ?? []), "--enable-precise-memory-info"],
});
try {
  const lists: List[] = [];
  for (const device of devices)
    lists.push(await scrolled(browser, `http://127.0.0.1:${product.port}`, queues.readers.province, device));
  await writeFile(path.join(import.meta.dirname, "../docs/long-list.md"), written(lists));
} finally {
  await browser.close();
  await product.stop();
  await postgres.stop();
}
