import type { ReactNode } from "react";
import { getRouteApi } from "@tanstack/react-router";
import { Skeleton } from "antd";
import { settlementLifecycle } from "@yunquan/core/settlements/lifecycle.ts";
import { reads } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { cityName } from "../ui/city-name.ts";
import { PageFault } from "../ui/exceptions.tsx";
import { listKindWords } from "../ui/list-words.ts";
import { PageHead } from "../ui/page-head.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { DraftList } from "./draft-list.tsx";
import { FrozenList } from "./frozen-list.tsx";

const route = getRouteApi("/settlements/$id");

/** A list: while it is a draft where the cut would be now, afterwards what was frozen and what became of it. */
export function SettlementPage(): ReactNode {
  const { t, language, given } = useSpeech();
  const { id } = route.useParams();
  const list = reads.useQuery("get", "/api/v1/settlements/{id}", { params: { path: { id } } });
  if (list.error !== null && list.data === undefined)
    return <PageFault fault={list.error} again={() => void list.refetch()} />;
  if (list.data === undefined) return <Skeleton active paragraph={{ rows: 10 }} />;
  const { data } = list;
  return (
    <>
      <PageHead
        title={data.number ?? t("结算清单（编制中）", "Settlement list (draft)")}
        status={<StatusTag lifecycle={settlementLifecycle} status={data.status} />}
        lead={`${cityName(data.cityCode, language)} · ${given(data.period.nameZh, data.period.nameEn)} · ${listKindWords[data.kind][language]}`}
      />
      {data.number === null ? <DraftList list={data} /> : <FrozenList list={data} />}
    </>
  );
}
