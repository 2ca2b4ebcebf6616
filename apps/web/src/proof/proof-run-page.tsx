import type { ReactNode } from "react";
import { getRouteApi } from "@tanstack/react-router";
import { Collapse, Flex, Skeleton, Table, Tag } from "antd";
import { reads, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { PageFault } from "../ui/exceptions.tsx";
import { PageHead } from "../ui/page-head.tsx";
import "./proof.css";

const route = getRouteApi("/proof/$id");
type Check = Schemas["ProofCheck"];

/** One run of the proof: each check with its figures, and what stands where something else should. */
export function ProofRunPage(): ReactNode {
  const { t, time, language, count } = useSpeech();
  const { id } = route.useParams();
  const { data, error, refetch } = reads.useQuery("get", "/api/v1/proof/runs/{id}", { params: { path: { id } } });
  if (data === undefined)
    return error === null ? <Skeleton active /> : <PageFault fault={error} again={() => void refetch()} />;
  const failed = data.checks.filter((check) => check.differences > 0);
  const sorted = [...failed, ...data.checks.filter((check) => check.differences === 0)];
  return (
    <>
      <PageHead
        title={t(`${time(data.ranAt)} 验算`, `Proof of ${time(data.ranAt)}`)}
        status={
          data.outcome === "clean" ? (
            <Tag color="success">{t("全部相符", "Everything agrees")}</Tag>
          ) : (
            <Tag color="error">{t(`${failed.length} 项不符`, `${failed.length} checks disagree`)}</Tag>
          )
        }
        lead={t(`共 ${data.checks.length} 项核对`, `${data.checks.length} checks`)}
      />
      <Collapse
        defaultActiveKey={failed.map((check) => check.name)}
        items={sorted.map((check) => ({
          key: check.name,
          label: (
            <Flex justify="space-between" gap={12} wrap>
              <span>{check[language]}</span>
              {check.differences === 0 ? (
                <Tag color="success">{t("相符", "Agrees")}</Tag>
              ) : (
                <Tag color="error">
                  {t(`${count(check.differences)} 处不符`, `${count(check.differences)} differences`)}
                </Tag>
              )}
            </Flex>
          ),
          children: <CheckBody check={check} />,
        }))}
      />
    </>
  );
}

function CheckBody({ check }: { readonly check: Check }): ReactNode {
  const { t } = useSpeech();
  return (
    <>
      <ul className="proof-figures" aria-label={t("加总的数", "Sums")}>
        {Object.entries(check.figures).map(([name, value]) => (
          <li key={name}>
            <code>{name}</code> <b>{value}</b>
          </li>
        ))}
      </ul>
      {check.examples.length > 0 && (
        <Table
          size="small"
          rowKey="about"
          pagination={false}
          scroll={{ x: 600 }}
          dataSource={check.examples}
          columns={[
            { title: t("对象", "About"), dataIndex: "about" },
            { title: t("现为", "Stands"), dataIndex: "stands" },
            { title: t("应为", "Should be"), dataIndex: "should" },
          ]}
        />
      )}
      {check.differences > check.examples.length && (
        <p className="quiet">
          {t(`仅列出前 ${check.examples.length} 处。`, `Only the first ${check.examples.length} are shown.`)}
        </p>
      )}
    </>
  );
}
