import type { ReactNode } from "react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Flex, Segmented } from "antd";
import { productLifecycle, type ProductStatus } from "@yunquan/core/suppliers/lifecycle.ts";
import { beijingDate, instant } from "@yunquan/core/time.ts";
import { reads, type Schemas } from "../api.ts";
import { mayCall, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { Price } from "../ui/price.tsx";
import { QueryTable, byCursor } from "../ui/query-table.tsx";
import { StatusTag } from "../ui/status-tag.tsx";

/** The supplier's own products, in the order of their names. */
export function ProductsPage(): ReactNode {
  const { t, given, date, language } = useSpeech();
  const session = useSession();
  const navigate = useNavigate();
  const { status } = useSearch({ from: "/products" });
  const rows = reads.useInfiniteQuery(
    "get",
    "/api/v1/products",
    { params: { query: { limit: "50", ...(status === undefined ? {} : { status }) } } },
    byCursor,
  );
  const add = mayCall(session, "products.create") && (
    <ButtonLink to="/products/new" look="primary">
      {t("新增产品", "Add a product")}
    </ButtonLink>
  );
  return (
    <>
      <PageHead
        title={t("本单位产品", "Products")}
        lead={t(
          "上架后公开展示，企业可在申请时选择。已上架的产品不能修改，下架后可另建。",
          "Listed products are public and can be chosen by enterprises. A listed product keeps its words and price; withdraw it and enter another.",
        )}
        actions={add}
      />
      <div className="filters">
        <Segmented<ProductStatus | "all">
          aria-label={t("状态", "Status")}
          value={status ?? "all"}
          onChange={(value) =>
            void navigate({ to: "/products", search: value === "all" ? {} : { status: value }, replace: true })
          }
          options={[
            { value: "all", label: t("全部", "All") },
            ...Object.entries(productLifecycle.statuses).map(([value, words]) => ({
              value: value as ProductStatus,
              label: words[language],
            })),
          ]}
        />
      </div>
      <QueryTable<Schemas["Product"]>
        label={t("本单位产品", "Products")}
        rows={rows}
        hrefOf={(product) => `/products/${product.id}`}
        empty={{
          words:
            status === undefined
              ? t("还没有产品。录入后上架，企业申请时即可选择。", "No products yet. Enter one and list it.")
              : t("没有这种状态的产品。", "No product in this state."),
          action: add,
        }}
        columns={[
          {
            title: t("产品", "Product"),
            render: (_, product) => <b>{given(product.nameZh, product.nameEn)}</b>,
          },
          { title: t("应用服务", "Service"), width: 110, dataIndex: "serviceCode" },
          {
            title: t("标价", "Price"),
            align: "right",
            width: 200,
            render: (_, product) => <Price fen={product.priceFen} unit={product.priceUnit} />,
          },
          {
            title: t("状态", "Status"),
            width: 110,
            render: (_, product) => <StatusTag lifecycle={productLifecycle} status={product.status} />,
          },
          {
            title: t("上架日期", "Listed on"),
            width: 140,
            render: (_, product) => date(product.listedAt == null ? null : beijingDate(instant(product.listedAt))),
          },
        ]}
        card={(product) => (
          <Flex vertical gap={4}>
            <Flex justify="space-between" gap={8}>
              <b>{given(product.nameZh, product.nameEn)}</b>
              <StatusTag lifecycle={productLifecycle} status={product.status} />
            </Flex>
            <Price fen={product.priceFen} unit={product.priceUnit} />
          </Flex>
        )}
      />
    </>
  );
}
