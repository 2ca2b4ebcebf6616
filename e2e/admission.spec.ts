import { expect, test, type Page } from "@playwright/test";
import { makeCreditCode } from "@yunquan/core/credit-code.ts";
import { PASSWORD, paper } from "./journey/cast.ts";
import { attach, press, write } from "./journey/hand.ts";
import { asPerson, choose, look, openPage, openRow, takeStep } from "./journey/screen.ts";
import { widths } from "./people.ts";

// A supplier from another province: registers, is returned once, comes back, is admitted, and lists its first product.
test.describe.configure({ timeout: 240_000 });

for (const [place, width] of Object.entries(widths))
  test.describe.serial(`a supplier is admitted, on a ${place}`, () => {
    const serial = (Math.floor(Date.now() / 100) + width) % 9_000_000;
    const login = `supplier-${place}-${serial.toString(36)}`;
    const name = `云帆数智科技（演练 ${place} ${serial}）有限公司`;
    const creditCode = makeCreditCode({ serial, division: "310115" });
    const here = { width, hand: "mouse" } as const;

    test("it registers and hands in its papers", async ({ browser }) => {
      await asPerson(browser, "-", here, async (page) => {
        await openPage(page, "/w/register?as=supplier");
        await write(page.getByLabel("单位名称（与营业执照一致）"), name);
        // Pressed too early: every empty field says so, and the first has the cursor.
        await press(page.getByRole("button", { name: "注册并登录" }));
        await expect(page.getByText("请填写统一社会信用代码。")).toBeVisible();
        await look(page);
        await write(page.getByLabel("统一社会信用代码"), creditCode);
        await choose(page, "登记地", "上海");
        await write(page.getByLabel("详细地址"), "演练路 1 号");
        await write(page.getByLabel("法定代表人"), "云帆");
        await write(page.getByLabel("联系人"), "云帆");
        await write(page.getByLabel("联系电话"), "021-60000001");
        await write(page.getByLabel("服务能力简介（公开）"), "为制造企业提供生产管理云服务。");
        await write(page.getByLabel("姓名", { exact: true }), "云帆");
        await write(page.getByLabel("用户名"), login);
        await write(page.getByLabel("口令", { exact: true }), PASSWORD);
        await press(page.getByRole("button", { name: "注册并登录" }));
        await expect(page).toHaveURL(/\/w\/supplier$/);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
        await look(page);
        await attach(page.locator("input[type=file]"), await paper("营业执照和资质证明", [name]));
        await expect(page.getByRole("link", { name: "下载已上传的文件" })).toBeVisible();
        await takeStep(page, "提交注册");
        await expect(page.getByText("已提交，等待省级主管部门审核。")).toBeVisible();
        await look(page);
      });
    });

    test("the province returns it once", async ({ browser }) => {
      await asPerson(browser, "province-reviewer", here, async (page) => {
        await find(page, name);
        await takeStep(page, "退回补正", async (window) => {
          await press(window.getByRole("button", { name: /单位信息与营业执照不一致/ }));
        });
        await expect(page.getByText("审核意见：单位信息与营业执照不一致，请更正。")).toBeVisible();
        await look(page);
      });
    });

    test("it corrects what was said and submits again", async ({ browser }) => {
      await asPerson(browser, login, here, async (page) => {
        await openPage(page, "/w/supplier");
        await expect(page.getByText("意见：单位信息与营业执照不一致，请更正。")).toBeVisible();
        await press(page.getByRole("link", { name: "修改注册信息" }));
        await look(page);
        await choose(page, "注册地", "江苏");
        await write(page.getByLabel("地址", { exact: true }), "演练路 2 号");
        await press(page.getByRole("button", { name: "保存", exact: true }));
        await expect(page.getByText("演练路 2 号")).toBeVisible();
        await takeStep(page, "提交注册");
        await expect(page.getByText("已提交，等待省级主管部门审核。")).toBeVisible();
      });
    });

    test("the province admits it", async ({ browser }) => {
      await asPerson(browser, "province-reviewer", here, async (page) => {
        await find(page, name);
        await takeStep(page, "准予注册");
        await expect(page.getByText("目前没有需要审核的事项。")).toBeVisible();
        await look(page);
      });
    });

    test("it is on the portal and enters a product", async ({ browser }) => {
      await asPerson(browser, login, here, async (page) => {
        await openPage(page, `/suppliers?text=${encodeURIComponent(name)}`);
        await expect(page.getByText(name).first()).toBeVisible();
        await openPage(page, "/w/products/new");
        await choose(page, "应用服务", "PC-01");
        await write(page.getByLabel("产品名称（中文）"), "生产进度云");
        await write(page.getByLabel("产品说明"), "车间进度看板与报工。");
        await write(page.getByLabel("标价"), "30000");
        await write(page.getByLabel("计价单位"), "元/年");
        await look(page);
        await press(page.getByRole("button", { name: "保存", exact: true }));
        await expect(page.getByRole("heading", { level: 1 })).toContainText("生产进度云");
        await look(page);
      });
    });
  });

/** Opens the registration among those that wait. */
async function find(page: Page, name: string): Promise<void> {
  await openPage(page, "/w/admissions");
  await openRow(page, name);
}
