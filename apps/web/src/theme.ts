import type { ThemeConfig } from "antd";

/** One blue, much white. The defaults of the library fail the contrast that the law asks for; these pass it. */
export const theme: ThemeConfig = {
  hashed: false,
  token: {
    colorPrimary: "#0b57b7",
    colorPrimaryHover: "#08438d",
    colorLink: "#0b57b7",
    colorLinkHover: "#08438d",
    colorInfo: "#0b57b7",
    colorInfoBg: "#e8f1fc",
    colorSuccessBg: "#e6f4ea",
    colorWarningBg: "#fdf3e1",
    colorErrorBg: "#fdecea",
    colorError: "#c5221f",
    colorErrorText: "#c5221f",
    colorErrorHover: "#a31512",
    colorErrorTextHover: "#a31512",
    colorSuccess: "#116329",
    colorSuccessText: "#116329",
    colorWarning: "#9a5b00",
    colorWarningText: "#7a4700",
    colorTextPlaceholder: "#667085",
    colorTextDescription: "rgba(0,0,0,.65)",
    colorTextTertiary: "rgba(0,0,0,.65)",
    colorBgLayout: "#f5f7fa",
    borderRadius: 4,
    // Whoever has asked his system for less movement gets none.
    motion: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    fontSize: 14,
    fontFamily:
      'system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "WenQuanYi Micro Hei", sans-serif',
  },
  components: {
    Layout: { headerBg: "#ffffff", siderBg: "#ffffff", headerHeight: 56, headerPadding: "0 16px" },
    Table: { headerBg: "#f5f7fa", cellPaddingBlockMD: 10 },
    Menu: {
      itemBorderRadius: 4,
      itemHeight: 36,
      itemMarginBlock: 2,
      activeBarBorderWidth: 0,
      groupTitleColor: "#57606a",
      groupTitleFontSize: 12,
      groupTitleLineHeight: "18px",
    },
    Tag: { colorSuccess: "#116329", colorWarning: "#7a4700" },
    Descriptions: { labelBg: "#f5f7fa" },
  },
};
