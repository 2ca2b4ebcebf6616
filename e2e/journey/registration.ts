import { expect, type Page } from "@playwright/test";
import { yearOf } from "@yunquan/core/time.ts";
import { PASSWORD, paper, today, type Voyage } from "./cast.ts";
import { attach, press, tick, write } from "./hand.ts";
import { choose, enterDate, look, openPage, takeStep } from "./screen.ts";

const revenueYuan = "80000000.00";
const staff = "260";

/** Somebody without an account registers his enterprise, mistypes its code at first, and is signed in when he is through. */
export async function register(page: Page, { enterprise, district }: Voyage): Promise<void> {
  const { name, creditCode, login } = enterprise;
  await openPage(page, "/w/register");
  await write(page.getByLabel("统一社会信用代码"), creditCode.slice(0, 17) + (creditCode.endsWith("0") ? "1" : "0"));
  await write(page.getByLabel("企业名称（与营业执照一致）"), name);
  await expect(page.getByText("统一社会信用代码校验位不符", { exact: true })).toBeVisible();
  await look(page);
  await write(page.getByLabel("统一社会信用代码"), creditCode);
  // The code says what kind of entity it is.
  await expect(page.getByTitle("独立法人")).toBeVisible();
  await enterDate(page, "成立日期", "2012-04-09");
  await choose(page, "登记地（市、区）", district, "");
  await write(page.getByLabel("详细地址"), "演练工业园 1 号");
  await write(page.getByRole("combobox", { name: "行业代码" }), "3421");
  await write(page.getByLabel("法定代表人"), "程启航");
  await write(page.getByLabel("联系人"), "程启航");
  await write(page.getByLabel("联系电话"), "0757-81110001");
  await write(page.getByLabel("主营业务收入"), revenueYuan);
  await write(page.getByLabel("年末从业人数"), staff);
  // The contact is taken for the first person until he says otherwise.
  await expect(page.getByLabel("姓名", { exact: true })).toHaveValue("程启航");
  await write(page.getByLabel("用户名"), login);
  await write(page.getByLabel("口令", { exact: true }), PASSWORD);
  await look(page);
  await press(page.getByRole("button", { name: "注册并登录" }));
  await expect(page).toHaveURL(/\/enterprises\/own$/);
  await expect(page.getByText("请完善并提交登记")).toBeVisible();
  await look(page);
}

/** Proves last year's figures and submits; then names the account that money is to be paid to. */
export async function submitRegistration(page: Page, voyage: Voyage): Promise<void> {
  await openPage(page, "/w/enterprises/own");
  await declareYear(page);
  await press(page.getByRole("button", { name: "提交核验" }));
  const window = page.getByRole("dialog");
  await tick(window.getByRole("checkbox"));
  await look(page);
  await press(window.getByRole("button", { name: "提交", exact: true }));
  await expect(window).toHaveCount(0);
  await nameAccount(page, voyage);
}

async function declareYear(page: Page): Promise<void> {
  await press(page.getByRole("button", { name: "填报年度数据" }));
  const window = page.getByRole("dialog");
  await expect(window.getByLabel("主营业务收入")).toHaveValue(/80,?000,?000/);
  await attach(window.locator("input[type=file]"), await paper("年度审计报告", [`${yearOf(await today()) - 1}`]));
  await expect(window.locator(".ant-upload-list-item-done")).toHaveCount(1);
  await look(page);
  await press(window.getByRole("button", { name: "保存", exact: true }));
  await expect(window).toHaveCount(0);
}

async function nameAccount(page: Page, { enterprise }: Voyage): Promise<void> {
  await press(page.getByRole("button", { name: "填报账户" }));
  const window = page.getByRole("dialog");
  const number = `6222${enterprise.creditCode.replaceAll(/\D/g, "").slice(0, 15)}`;
  await write(window.getByLabel("户名"), enterprise.name);
  await write(window.getByLabel("开户银行（到支行）"), "示例银行演练支行");
  await write(window.getByLabel("联行号"), "102100099996");
  await write(window.getByLabel("账号", { exact: true }), number);
  await write(window.getByLabel("再次输入账号"), number);
  await look(page);
  await press(window.getByRole("button", { name: "提交", exact: true }));
  await expect(window).toHaveCount(0);
  await expect(page.getByText("等待", { exact: false }).first()).toBeVisible();
  await look(page);
}

/** The city's officer certifies what he finds in his queue. */
export async function certify(page: Page, { enterprise }: Voyage): Promise<void> {
  await openPage(page, "/w/review?tab=enterprises");
  await press(page.locator("tr.openable, .card-row > a").filter({ hasText: enterprise.name }).first());
  await expect(page.getByRole("heading", { level: 1 })).toContainText(enterprise.name);
  await look(page);
  await takeStep(page, "核验通过");
  await expect(page.getByText("登记目前不需要核验。")).toBeVisible();
}

/** Finance confirms the account that the enterprise named, having checked it. */
export async function confirmAccount(page: Page, { enterprise }: Voyage): Promise<void> {
  await openPage(page, "/w/payment-accounts");
  const row = page.locator("tr, .card-row").filter({ hasText: enterprise.name }).first();
  await press(row.getByRole("button", { name: "确认", exact: true }));
  const window = page.getByRole("dialog");
  await write(window.getByLabel("核实情况"), "已核对开户许可证");
  await look(page);
  await press(window.getByRole("button", { name: "确认", exact: true }));
  await expect(window).toHaveCount(0);
  await expect(page.locator("tr, .card-row").filter({ hasText: enterprise.name })).toHaveCount(0);
}
