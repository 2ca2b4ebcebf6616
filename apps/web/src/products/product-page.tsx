import type { ReactNode } from "react";
import { useParams } from "@tanstack/react-router";
import { Skeleton } from "antd";
import { productLifecycle } from "@yunquan/core/suppliers/lifecycle.ts";
import { api, reads, useCommand } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { Panel } from "../ui/case-columns.tsx";
import { Facts } from "../ui/facts.tsx";
import { PageFault } from "../ui/exceptions.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { Price } from "../ui/price.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { StepButton } from "../ui/step-button.tsx";

/** One product of the supplier: what everybody will read of it, and its steps. */
export function ProductPage(): ReactNode {
  const { t, time, given } = useSpeech();
  const { id } = useParams({ from: "/products/$id" });
  const product = reads.useQuery("get", "/api/v1/products/{id}", { params: { path: { id } } });
  const version = product.data?.version ?? 1;
  const list = useCommand((_: { reason?: string }, header) =>
    api.POST("/api/v1/products/{id}/list", { params: { path: { id }, header }, body: { version } }),
  );
  const withdraw = useCommand((_: { reason?: string }, header) =>
    api.POST("/api/v1/products/{id}/withdraw", { params: { path: { id }, header }, body: { version } }),
  );
  if (product.error !== null && product.data === undefined)
    return <PageFault fault={product.error} again={() => void product.refetch()} />;
  if (product.data === undefined) return <Skeleton active />;
  const { data } = product;
  const may = (action: string): boolean => data.actions.includes(action);
  return (
    <>
      <PageHead
        title={given(data.nameZh, data.nameEn)}
        status={<StatusTag lifecycle={productLifecycle} status={data.status} />}
        actions={
          <>
            {may("list") && (
              <StepButton
                type="primary"
                label={t("上架", "List")}
                consequence={t(
                  "上架后公开展示，名称、说明和标价不能再改。",
                  "It becomes public; its words and price can no longer be changed.",
                )}
                command={list}
                done={t("已上架", "Listed")}
              />
            )}
            {may("edit") && (
              <ButtonLink to="/products/$id/edit" params={{ id }}>
                {t("修改", "Change")}
              </ButtonLink>
            )}
            {may("withdraw") && (
              <StepButton
                danger
                label={t("下架", "Withdraw")}
                consequence={t(
                  "下架后企业不能再选择，已办理的申请不受影响。",
                  "Enterprises can no longer choose it; cases on their way are not touched.",
                )}
                command={withdraw}
                done={t("已下架", "Withdrawn")}
              />
            )}
          </>
        }
      />
      <Panel title={t("产品信息", "The product")}>
        <Facts
          facts={[
            { label: t("中文名称", "Chinese name"), value: data.nameZh },
            { label: t("英文名称", "English name"), value: data.nameEn === "" ? "—" : data.nameEn },
            { label: t("应用服务", "Service"), value: data.serviceCode },
            {
              label: t("标价", "Price"),
              value: <Price fen={data.priceFen} unit={data.priceUnit} />,
            },
            { label: t("上架时间", "Listed"), value: time(data.listedAt) },
            {
              label: t("产品说明", "Description"),
              value: <span className="reason">{data.description}</span>,
              wide: true,
            },
          ]}
        />
      </Panel>
    </>
  );
}
