// npm run lighthouse: how quickly the public pages and the workspaces show themselves, on a telephone and at a desk.
// Starts a server of its own and writes docs/lighthouse.md.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { chromium } from "@playwright/test";
import lighthouse, { desktopConfig, type Flags } from "lighthouse";
import settings from "./playwright.config.ts";
import startServer from "./start-server.ts";

const PASSWORD = "yunquan-demo-2018";

/** What is looked at: an address, and who is signed in there. */
const pages: readonly { readonly name: string; readonly address: string; readonly as?: string }[] = [
  { name: "首页 Home", address: "/" },
  { name: "应用服务目录 Catalogue", address: "/catalogue" },
  { name: "公示公告 Notices", address: "/notices" },
  { name: "政策与指南 Guides", address: "/policies" },
  { name: "数据公开 Open data", address: "/data" },
  { name: "待办 Tasks（企业）", address: "/w/", as: "enterprise-preparer" },
  { name: "新建申请 Apply", address: "/w/applications/new", as: "enterprise-preparer" },
  { name: "审核队列 Review queue", address: "/w/review", as: "foshan-reviewer" },
  { name: "结算 Settlements", address: "/w/settlements", as: "foshan-approver" },
  { name: "计划 Plan", address: "/w/plans", as: "province-policy" },
];

interface Row {
  readonly name: string;
  readonly device: string;
  readonly scores: readonly number[];
  readonly lcpMs: number;
  readonly tbtMs: number;
  readonly scriptBytes: number;
}

const categories = ["performance", "accessibility", "best-practices", "seo"] as const;
const stop = await startServer();
const url = process.env["E2E_URL"] ?? "";
const DEBUGGING_PORT = 9333;
const browser = await chromium.launch({
  ...settings.use?.launchOptions,
  args: [...(settings.use?.launchOptions?.args ?? []), `--remote-debugging-port=${DEBUGGING_PORT}`],
});
const rows: Row[] = [];
try {
  for (const page of pages)
    for (const device of ["mobile", "desktop"] as const) {
      const row = await look(page, device);
      if (row !== undefined) rows.push(row);
    }
} finally {
  await browser.close();
  await stop();
}
await writeFile(path.join(import.meta.dirname, "../docs/lighthouse.md"), document(rows));

async function look(page: (typeof pages)[number], device: "mobile" | "desktop"): Promise<Row | undefined> {
  const flags: Flags = {
    port: DEBUGGING_PORT,
    logLevel: "error",
    onlyCategories: [...categories],
    // The session of whoever is signed in; the browser's own cookies are cleared before each look.
    ...(page.as === undefined ? {} : { extraHeaders: { cookie: await sessionOf(page.as) } }),
  };
  const config = device === "desktop" ? desktopConfig : undefined;
  const result = await lighthouse(`${url}${page.address}`, flags, config);
  const report = result?.lhr;
  if (report === undefined || report.runtimeError !== undefined) {
    process.stderr.write(`${page.name}: ${report?.runtimeError?.message ?? "no result"}\n`);
    return undefined;
  }
  const items = report.audits["resource-summary"]?.details;
  const scripts = items?.type === "table" ? items.items.find((item) => item["resourceType"] === "script") : undefined;
  const row = {
    name: page.name,
    device,
    scores: categories.map((category) => Math.round((report.categories[category]?.score ?? 0) * 100)),
    lcpMs: Math.round(report.audits["largest-contentful-paint"]?.numericValue ?? 0),
    tbtMs: Math.round(report.audits["total-blocking-time"]?.numericValue ?? 0),
    scriptBytes: Number(scripts?.["transferSize"] ?? 0),
  };
  process.stdout.write(`${row.name} ${device}: ${row.scores.join(" ")}, LCP ${row.lcpMs} ms\n`);
  return row;
}

async function sessionOf(loginName: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ loginName, password: PASSWORD }),
  });
  const { token } = (await answer.json()) as { token: string };
  return `yunquan=${token}`;
}

function document(found: readonly Row[]): string {
  const lines = found.map((row) =>
    [
      row.name,
      row.device === "mobile" ? "手机 phone" : "桌面 desk",
      ...row.scores,
      (row.lcpMs / 1000).toFixed(1),
      row.tbtMs,
      Math.round(row.scriptBytes / 1024),
    ].join(" | "),
  );
  return `# 页面速度与可及性 · Lighthouse

由 \`npm run lighthouse\` 写成：自起一台演示服务器，逐页测量。手机为 Lighthouse 的模拟（慢速 4G、处理器降速四倍）。数值随机器忙闲浮动。
Written by \`npm run lighthouse\` on a server it starts. The telephone is Lighthouse's own (slow 4G, processor at a quarter). Figures vary with the machine.

| 页面 page | 设备 device | 性能 performance | 可及 accessibility | 实践 best practices | 搜索 SEO | LCP（秒 s） | TBT（毫秒 ms） | 脚本（KB）script |
|---|---|---|---|---|---|---|---|---|
${lines.map((line) => `| ${line} |`).join("\n")}

办理界面不供搜索引擎收录（noindex），其 SEO 一栏不作要求。The workspaces are not for search engines; their SEO figure asks nothing.
`;
}
