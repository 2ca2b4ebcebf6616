import { expect, test, type Page } from "@playwright/test";
import { paper, today } from "./journey/cast.ts";
import { attach, press, tick, write } from "./journey/hand.ts";
import { asPerson, choose, enterDate, look, openPage, takeStep } from "./journey/screen.ts";
import { widths } from "./people.ts";

// What the province sets before anybody can apply: a plan with its guide, a catalogue and a standard, each to its publication.
const desk = { width: widths.desk, hand: "mouse" } as const;
test.describe.configure({ timeout: 240_000 });

test("a plan is split, published, given its guide and closed", async ({ browser }) => {
  await asPerson(browser, "province-policy", desk, async (page) => {
    await openPage(page, "/w/plans");
    const years = (await page.locator("tbody a").allInnerTexts()).map((text) => Number(/\d{4}/.exec(text)?.[0]));
    const year = Math.max(...years) + 1;
    await draftPlan(page, year);
    await press(page.getByRole("tab", { name: "发布、指南与结转" }));
    await look(page);
    await takeStep(page, "发布计划");
    await expect(page.getByRole("heading", { name: "申领指南" })).toBeVisible();
    await look(page);
    await attach(page.locator("input[type=file]"), await paper("申领指南", [`${year} 年度`]));
    await press(page.getByRole("button", { name: "发布指南" }));
    const guide = page.getByRole("link", { name: "下载已发布的指南" });
    await expect(guide).toBeVisible();
    await look(page);
    expect(await typeOf(page, await guide.getAttribute("href"))).toContain("application/pdf");

    // Its money goes to the next year, which has no plan yet: the window says so and stays.
    await press(page.getByRole("button", { name: "结转本年度" }));
    const closing = page.getByRole("dialog");
    await press(closing.getByRole("button", { name: "结转本年度" }));
    await expect(closing.getByText(`请先发布 ${year + 1} 年度计划`)).toBeVisible();
    await press(closing.getByRole("button", { name: "取消" }));
    const here = page.url();
    await draftPlan(page, year + 1);
    await press(page.getByRole("tab", { name: "发布、指南与结转" }));
    await takeStep(page, "发布计划");
    await openPage(page, here);
    await takeStep(page, "结转本年度");
    await expect(page.getByText(/已于 .+ 结转/)).toBeVisible();
    await look(page);
  });
});

test("a catalogue is drafted from the sheet, corrected, confirmed by the panel and published", async ({ browser }) => {
  await asPerson(browser, "province-policy", desk, async (page) => {
    const present = await newest(page, "catalogues");
    const sheet = await page.request.get(`/api/v1/catalogues/${present.id}/workbook`);
    await press(page.getByRole("button", { name: "编制新版本" }));
    const window = page.getByRole("dialog");
    await write(window.getByLabel("中文名称"), "应用服务目录修订版（示例）");
    await write(window.getByLabel("英文名称"), "Catalogue, revised (sample)");
    await tick(window.getByRole("radio", { name: "导入附件 1.1 表格" }));
    // What is no sheet is refused in the window, and nothing typed is lost.
    await attach(window.locator("input[type=file]"), await paper("不是表格", ["正文"]));
    await look(page);
    await expect(window.getByLabel("中文名称")).toHaveValue("应用服务目录修订版（示例）");
    await attach(window.locator("input[type=file]"), {
      name: "目录.xlsx",
      mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      buffer: await sheet.body(),
    });
    await expect(window.locator(".ant-upload-list-item-done")).toHaveCount(1);
    await press(window.getByRole("button", { name: "生成草稿" }));
    await expect(page.getByRole("heading", { level: 1 })).toContainText("应用服务目录修订版");
    await look(page);

    const name = page.locator('input[data-cell="0.1"]');
    const before = await name.inputValue();
    await write(name, "");
    await expect(page.getByText("有 1 处需要改正")).toBeVisible();
    await look(page);
    await write(name, `${before}（修订）`);
    await press(page.getByRole("button", { name: "保存草稿" }));
    await expect(page.getByText("草稿已保存")).toBeVisible();
    await showsDifference(page, `${before}（修订）`);
    await confirmAndPublish(page, "发布目录");
    expect((await newest(page, "catalogues")).id).not.toBe(present.id);
    await openPage(page, "/policies");
    await press(page.getByRole("link", { name: "目录与标准的历次版本" }).first());
    await look(page);
    await expect(page.getByText("应用服务目录修订版（示例）").first()).toBeVisible();
  });
});

test("a standard is copied, one amount is changed by one yuan, confirmed and published", async ({ browser }) => {
  await asPerson(browser, "province-policy", desk, async (page) => {
    await newest(page, "standards");
    await press(page.getByRole("button", { name: "编制新版本" }));
    const window = page.getByRole("dialog");
    await write(window.getByLabel("中文名称"), "奖补标准修订版（示例）");
    await write(window.getByLabel("英文名称"), "Standard, revised (sample)");
    await tick(window.getByRole("checkbox", { name: /金额为示例数值/ }));
    await look(page);
    await press(window.getByRole("button", { name: "生成草稿" }));
    await expect(page.getByRole("heading", { level: 1 })).toContainText("奖补标准修订版");
    await look(page);
    await write(await firstAmount(page), "100001");
    await press(page.getByRole("button", { name: "保存草稿" }));
    await expect(page.getByText("草稿已保存")).toBeVisible();
    await showsDifference(page, "100,001.00 元");
    await confirmAndPublish(page, "发布标准");
  });
});

test("the system administrator takes the backup along", async ({ browser }) => {
  await asPerson(browser, "system-admin", desk, async (page) => {
    await openPage(page, "/w/system");
    const coming = page.waitForEvent("download");
    await press(page.getByRole("link", { name: "下载备份" }));
    const taken = await coming;
    expect(taken.suggestedFilename()).toMatch(/\.tar\.gz$|\.tgz$|\.zip$|\.tar$/);
    expect(await taken.failure()).toBeNull();
  });
});

/** A plan with all its money in the first city. */
async function draftPlan(page: Page, year: number): Promise<void> {
  await openPage(page, "/w/plans");
  await press(page.getByRole("button", { name: "编制年度计划" }));
  const window = page.getByRole("dialog");
  await choose(window, "方案", "", "上云上平台");
  await write(window.getByLabel("年度"), String(year));
  await write(window.getByLabel("预算"), "3000000");
  await write(window.getByLabel("目标企业数"), "60");
  await press(window.getByRole("button", { name: "保存草稿" }));
  await expect(page.getByText("切块合计")).toBeVisible();
  await write(page.locator('input[data-cell="0.0"]'), "1800000");
  await write(page.locator('input[data-cell="0.1"]'), "100000");
  await write(page.locator('input[data-cell="0.2"]'), "40");
  await press(page.getByRole("button", { name: "保存切块表" }));
  await expect(page.getByText("切块表已保存")).toBeVisible();
}

/** Opens the list of versions and reads which is in use. */
async function newest(page: Page, noun: "catalogues" | "standards"): Promise<{ readonly id: string }> {
  await openPage(page, `/w/${noun}`);
  const row = page
    .getByRole("row")
    .filter({ hasText: /已发布/ })
    .first();
  const href = (await row.getByRole("link").first().getAttribute("href")) ?? "";
  return { id: href.split("/").at(-1) ?? "" };
}

async function firstAmount(page: Page) {
  const cells = page.getByRole("table", { name: "各项服务的额度" }).locator("input[data-cell]");
  await expect(cells.first()).toBeVisible();
  const values = await cells.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  return cells.nth(values.findIndex((value) => /^[\d,]{5,}(\.\d+)?$/.test(value)));
}

async function showsDifference(page: Page, words: string): Promise<void> {
  await press(page.getByRole("tab", { name: "版本差异" }));
  await expect(page.getByRole("cell", { name: words }).first()).toBeVisible();
  await look(page);
}

async function confirmAndPublish(page: Page, publish: string): Promise<void> {
  await press(page.getByRole("button", { name: "录入专家委确认" }));
  const window = page.getByRole("dialog");
  await write(window.getByLabel("纪要编号"), "粤云专〔示例〕1 号");
  await enterDate(window, "会议日期", await today());
  const members = window.getByRole("combobox", { name: "参会委员" });
  for (const member of ["陈一鸣", "林若云", "黄启文"]) {
    await members.pressSequentially(member);
    await members.press("Enter");
  }
  await write(window.getByLabel("赞成票"), "3");
  await attach(window.locator("input[type=file]"), await paper("专家委纪要", ["同意"]));
  await expect(window.locator(".ant-upload-list-item-done")).toHaveCount(1);
  await look(page);
  await press(window.getByRole("button", { name: "确认", exact: true }));
  await expect(window).toHaveCount(0);
  await press(page.getByRole("tab", { name: "专家委确认" }));
  await expect(page.getByText("赞成 3 票，反对 0 票")).toBeVisible();
  await look(page);
  await takeStep(page, publish);
  await expect(page.locator(".page-head").getByText("已发布")).toBeVisible();
  await look(page);
}

async function typeOf(page: Page, address: string | null): Promise<string> {
  const answer = await page.request.get(address ?? "");
  expect(answer.ok()).toBe(true);
  return answer.headers()["content-type"] ?? "";
}
