import type { ReactNode } from "react";
import { getRouteApi } from "@tanstack/react-router";
import { Skeleton, Table, Tabs } from "antd";
import { cities } from "@yunquan/core/divisions.ts";
import { reads } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { kindWords } from "./office-kinds.ts";
import { People } from "./people.tsx";

const route = getRouteApi("/administration");

/** The people of the offices with their roles, and the offices themselves. */
export function AdministrationPage(): ReactNode {
  const { t } = useSpeech();
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <PageHead
        title={t("人员与机构", "People and offices")}
        lead={t(
          "系统、安全、审计三类管理员须由不同人员担任；企业和供应商的人员由其自行管理。",
          "System, security and audit administrator are three different people. Enterprises and suppliers look after their own.",
        )}
      />
      <Tabs
        activeKey={tab ?? "people"}
        onChange={(key) => void navigate({ search: key === "offices" ? { tab: "offices" } : {}, replace: true })}
        items={[
          { key: "people", label: t("人员", "People"), children: <People /> },
          { key: "offices", label: t("机构", "Offices"), children: <Offices /> },
        ]}
        destroyOnHidden
      />
    </>
  );
}

function Offices(): ReactNode {
  const { t, given, language } = useSpeech();
  const { data, error, refetch } = reads.useQuery("get", "/api/v1/offices", {});
  if (data === undefined)
    return error === null ? <Skeleton active /> : <FaultNotice fault={error} again={() => void refetch()} />;
  return (
    <section className="panel">
      <Table
        rowKey="id"
        size="middle"
        pagination={false}
        scroll={{ x: 500 }}
        dataSource={data.offices}
        columns={[
          { title: t("机构", "Office"), render: (_, office) => given(office.nameZh, office.nameEn) },
          { title: t("性质", "Nature"), render: (_, office) => kindWords[office.kind]?.[language] ?? office.kind },
          {
            title: t("地市", "City"),
            render: (_, office) => cities.find((city) => city.code === office.cityCode)?.[language] ?? "—",
          },
        ]}
      />
    </section>
  );
}
