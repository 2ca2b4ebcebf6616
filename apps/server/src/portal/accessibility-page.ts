import { html } from "./html.ts";
import type { PublicPage } from "./page.ts";

/** What was done so that everybody can use the portal, how to choose the edition for easy reading, and where to tell what is missing. */
export const accessibilityPage: PublicPage = {
  url: "/accessibility",
  make: async ({ speech }) => {
    const { t, care } = speech;
    const title = t("无障碍与关怀版", "Accessibility and easy reading");
    return await Promise.resolve({
      title,
      body: html`
        <h1>${title}</h1>
        <section class="panel">
          <h2>${t("关怀版", "Easy reading")}</h2>
          <p>
            ${t("关怀版放大文字和按钮，提高对比度，加大行距，并由浏览器记住您的选择。", "Larger text and buttons, stronger contrast and wider lines; your browser remembers the choice.")}
          </p>
          <p class="no-print">
            <a class="button" href="/accessibility?care=${care ? "off" : "on"}"
              >${care ? t("返回标准版", "Back to the standard view") : t("进入关怀版", "Turn easy reading on")}</a
            >
            <span class="soft"
              >${care ? t("当前：关怀版", "Now: easy reading") : t("当前：标准版", "Now: standard")}</span
            >
          </p>
        </section>
        <h2>${t("无障碍声明", "Accessibility statement")}</h2>
        <p>
          ${t("本平台公开页面按《Web 内容无障碍指南》（WCAG 2.1）AA 级和《信息技术 互联网内容无障碍可访问性技术要求与测试方法》（GB/T 37668—2019）二级的要求设计。", "The public pages are designed to WCAG 2.1 level AA and to level 2 of GB/T 37668-2019.")}
        </p>
        <ul>
          <li>
            ${t("全部公开页面不依赖脚本，关闭脚本后仍可完整使用。", "No public page depends on scripts; everything works with scripts off.")}
          </li>
          <li>
            ${t("全部操作可用键盘完成：Tab 键移动，回车键确认；每页首个链接为“跳到正文”。", "Everything can be done by keyboard: Tab moves, Enter confirms; the first link of every page skips to its content.")}
          </li>
          <li>
            ${t("页面按标题、导航、正文、页脚分区，表格有表头，表单有标签，读屏软件可逐项朗读。", "Pages have landmarks and headings, tables have headers and fields have labels, for screen readers.")}
          </li>
          <li>
            ${t("状态均以文字说明，不单靠颜色；图表均附数据表。", "A state is told in words, never by colour alone; every chart has its table beside it.")}
          </li>
          <li>
            ${t("不使用图形验证码，不弹出窗口，不播放动画和声音。", "There are no picture puzzles, pop-ups, animations or sounds.")}
          </li>
          <li>
            ${t("可用浏览器放大至 400%，内容不丢失、不重叠。", "Pages may be enlarged to 400 % without losing anything.")}
          </li>
        </ul>
        <h2>${t("尚有不足", "Known gaps")}</h2>
        <ul>
          <li>
            ${t("平台生成的 PDF 文件带有结构标签；各单位上传的文件（如申领指南）不一定具备。", "PDF files made by the platform are tagged; files uploaded by offices, such as yearly guides, may not be.")}
          </li>
          <li>${t("企业名称、各单位填写的内容只有中文。", "Names and what offices wrote exist in Chinese only.")}</li>
        </ul>
        <p>
          ${t("使用中遇到障碍，请", "If something keeps you from using the portal, please ")}<a href="/contact"
            >${t("告诉我们", "tell us")}</a
          >${t("。", ".")}
        </p>
      `,
    });
  },
};
