import type { ReactNode } from "react";
import { getRouteApi } from "@tanstack/react-router";
import { Flex } from "antd";
import { keptRefusalWords } from "@yunquan/core/refusal-words.ts";
import { reads, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { QueryTable, byCursor } from "../ui/query-table.tsx";
import { stretchOf } from "./line-search.tsx";

const route = getRouteApi("/audit");
type Row = Schemas["RefusedAttempt"] & { readonly id: string };

/** What somebody tried and was not let do, the newest first. */
export function RefusedAttempts(): ReactNode {
  const { t, time, language } = useSpeech();
  const search = route.useSearch();
  const rows = reads.useInfiniteQuery(
    "get",
    "/api/v1/refused-attempts",
    { params: { query: { limit: "50", ...stretchOf(search) } } },
    byCursor,
  );
  const data = rows.data && {
    pages: rows.data.pages.map((page) => ({ items: page.items.map((one): Row => ({ ...one, id: String(one.seq) })) })),
  };
  const why = (one: Row): string => keptRefusalWords(one.code, one.facts, language);
  const what = (one: Row): ReactNode => {
    const name = language === "zh" ? one.operationZh : one.operationEn;
    return name === null ? <code>{one.operation}</code> : <span title={one.operation}>{name}</span>;
  };
  const who = (one: Row): string =>
    one.name === null
      ? t("未登录", "not signed in")
      : `${one.name}${t(`（${one.loginName ?? ""}）`, ` (${one.loginName ?? ""})`)} · ${one.organisationName ?? ""}`;
  return (
    <QueryTable<Row>
      label={t("被拒绝的操作", "Refused attempts")}
      rows={{ ...rows, data }}
      empty={{ words: t("这段时间没有被拒绝的操作。", "Nothing was refused in this time.") }}
      columns={[
        { title: t("时间", "Time"), width: 160, render: (_, one) => time(one.at) },
        { title: t("人员", "Who"), render: (_, one) => who(one) },
        { title: t("操作", "Operation"), width: 220, render: (_, one) => what(one) },
        { title: t("拒绝原因", "Why"), render: (_, one) => why(one) },
      ]}
      card={(one) => (
        <Flex vertical gap={4}>
          <span className="quiet">{time(one.at)}</span>
          <b>{who(one)}</b>
          {what(one)}
          <span>{why(one)}</span>
        </Flex>
      )}
    />
  );
}
