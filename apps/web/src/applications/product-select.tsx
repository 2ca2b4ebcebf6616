import type { ReactNode } from "react";
import { Select } from "antd";
import { reads } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { Price } from "../ui/price.tsx";

/** One of the supplier's listed products under the service; naming one is optional. */
export function ProductSelect(props: {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (id: string | null) => void;
  readonly programmeId: string;
  readonly supplierId: string;
  readonly serviceCode: string;
}): ReactNode {
  const { t, given } = useSpeech();
  const { programmeId, supplierId, serviceCode } = props;
  const found = reads.useQuery(
    "get",
    "/api/v1/public/products",
    { params: { query: { programmeId, supplierId, serviceCode, limit: "100" } } },
    { staleTime: 60_000 },
  );
  return (
    <Select
      {...(props.id === undefined ? {} : { id: props.id })}
      value={props.value ?? null}
      allowClear
      loading={found.isFetching}
      placeholder={t("可不指定", "Optional")}
      notFoundContent={t("该供应商在此服务下没有上架产品，可不指定", "No listed product here; leave it empty")}
      options={(found.data?.items ?? []).map((product) => ({
        value: product.id,
        label: (
          <>
            {given(product.nameZh, product.nameEn)}
            {t("（", " (")}
            <Price fen={product.priceFen} unit={product.priceUnit} />
            {t("）", ")")}
          </>
        ),
      }))}
      onChange={(id: string | null | undefined) => props.onChange?.(id ?? null)}
    />
  );
}
