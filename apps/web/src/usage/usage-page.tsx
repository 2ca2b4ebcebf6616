import type { ReactNode } from "react";
import { Link, useSearch } from "@tanstack/react-router";
import { useSpeech } from "../speech.ts";
import { PageHead } from "../ui/page-head.tsx";
import { DeliverFile } from "./deliver-file.tsx";
import { Deliveries } from "./deliveries.tsx";
import { InterfacePart } from "./interface-part.tsx";
import { JudgedVouchers } from "./judged-vouchers.tsx";
import { usageTabs, type UsageTab } from "./search.ts";
import "./usage.css";

const parts: Readonly<Record<UsageTab, () => ReactNode>> = {
  judged: JudgedVouchers,
  file: DeliverFile,
  interface: InterfacePart,
  received: Deliveries,
};

/** Usage data of the supplier: how it is judged so far, the ways to deliver it, and what was received. */
export function UsagePage(): ReactNode {
  const { t } = useSpeech();
  const { tab = "judged" } = useSearch({ from: "/usage" });
  const Part = parts[tab];
  const words: Readonly<Record<UsageTab, string>> = {
    judged: t("判定情况", "How it is judged"),
    file: t("文件报送", "By file"),
    interface: t("接口报送", "By interface"),
    received: t("报送记录", "Received"),
  };
  return (
    <>
      <PageHead
        title={t("行为数据报送", "Usage data")}
        lead={t(
          "用次数证明服务在用：活跃用户、登录、设备、在线时长。绝不报送业务数据。",
          "Counts that prove the use: active users, logins, devices, minutes online. Never business data.",
        )}
      />
      <nav className="page-tabs" aria-label={t("报送方式", "Parts of this page")}>
        {usageTabs.map((one) => (
          <Link key={one} to="/usage" search={{ tab: one }} aria-current={one === tab ? "page" : undefined}>
            {words[one]}
          </Link>
        ))}
      </nav>
      <Part />
    </>
  );
}
