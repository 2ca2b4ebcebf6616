import type { ReactNode } from "react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Tabs } from "antd";
import { useSpeech } from "../speech.ts";
import { PageHead } from "../ui/page-head.tsx";
import { DeliverFile } from "./deliver-file.tsx";
import { Deliveries } from "./deliveries.tsx";
import { InterfacePart } from "./interface-part.tsx";
import { JudgedVouchers } from "./judged-vouchers.tsx";
import { usageTabs } from "./search.ts";

/** Usage data of the supplier: how it is judged so far, the ways to deliver it, and what was received. */
export function UsagePage(): ReactNode {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const { tab = "judged" } = useSearch({ from: "/usage" });
  return (
    <>
      <PageHead
        title={t("使用数据报送", "Usage data")}
        lead={t(
          "用次数证明服务在用：活跃用户、登录、设备、在线时长。绝不报送业务数据。",
          "Counts that prove the use: active users, logins, devices, minutes online. Never business data.",
        )}
      />
      <Tabs
        activeKey={tab}
        destroyOnHidden
        onChange={(key) =>
          void navigate({ to: "/usage", search: { tab: usageTabs.find((one) => one === key) ?? "judged" } })
        }
        items={[
          { key: "judged", label: t("判定情况", "How it is judged"), children: <JudgedVouchers /> },
          { key: "file", label: t("文件报送", "By file"), children: <DeliverFile /> },
          { key: "interface", label: t("接口报送", "By interface"), children: <InterfacePart /> },
          { key: "received", label: t("报送记录", "Received"), children: <Deliveries /> },
        ]}
      />
    </>
  );
}
