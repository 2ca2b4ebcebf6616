import type { ReactNode } from "react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button, Flex, Form, Input, Select } from "antd";
import { calendarDate, endOfBeijingDay, startOfBeijingDay } from "@yunquan/core/time.ts";
import { reads, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { DateField } from "../ui/date-field.tsx";
import { QueryTable, byCursor } from "../ui/query-table.tsx";
import { ActionName, ActionSelect, Actor, LineFacts, objectName, objectOptions } from "./line-words.tsx";
import type { AuditSearch } from "./search.ts";
import { statusName } from "./status-words.ts";
import "./audit.css";

const route = getRouteApi("/audit");
type Row = Schemas["AuditLine"] & { readonly id: string };

/** The step, and the state that it led to. */
function ActionWords({ line }: { readonly line: Row }): ReactNode {
  const speech = useSpeech();
  return (
    <>
      <ActionName code={line.action} />
      {line.fromStatus !== line.toStatus && (
        <div className="quiet">
          {statusName(speech, line.objectType, line.fromStatus)} → {statusName(speech, line.objectType, line.toStatus)}
        </div>
      )}
    </>
  );
}

/** The instants of the days that were chosen. */
export function stretchOf({ from, to }: AuditSearch): { readonly from?: string; readonly to?: string } {
  return {
    ...(from === undefined ? {} : { from: startOfBeijingDay(calendarDate(from)) }),
    ...(to === undefined ? {} : { to: endOfBeijingDay(calendarDate(to)) }),
  };
}

/** Lines by who, what and when, the newest first; without days, those of the last month. */
export function LineSearch(): ReactNode {
  const speech = useSpeech();
  const { t, time } = speech;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { who, action, object } = search;
  const rows = reads.useInfiniteQuery(
    "get",
    "/api/v1/history",
    {
      params: {
        query: {
          limit: "50",
          ...(who === undefined ? {} : { who }),
          ...(action === undefined ? {} : { action }),
          ...(object === undefined ? {} : { objectType: object }),
          ...stretchOf(search),
        },
      },
    },
    byCursor,
  );
  // A line is known by its number in the order of all.
  const data = rows.data && {
    pages: rows.data.pages.map((page) => ({
      items: page.items.map((line): Row => ({ ...line, id: String(line.seq) })),
    })),
  };
  const about = (line: Row): ReactNode => {
    const name = objectName(speech, line.objectType);
    if (line.number === null) return name;
    return ["application", "voucher", "claim", "settlement", "paymentBatch", "objection"].includes(line.objectType) ? (
      <>
        {name}{" "}
        <Link to="/audit" search={{ tab: "trail", number: line.number }}>
          {line.number}
        </Link>
      </>
    ) : (
      `${name} ${line.number}`
    );
  };
  return (
    <>
      <SearchForm
        key={JSON.stringify(search)}
        search={search}
        onSearch={(next) => void navigate({ search: { ...next, tab: "lines" } })}
      />
      <QueryTable<Row>
        label={t("操作记录", "What was done")}
        rows={{ ...rows, data }}
        empty={{
          words: t(
            "没有符合条件的记录；不填日期时查最近 31 天。",
            "No line fits. Without dates the last 31 days are searched.",
          ),
        }}
        columns={[
          { title: t("时间", "Time"), width: 130, render: (_, line) => time(line.at) },
          { title: t("人员", "Who"), width: 180, render: (_, line) => <Actor line={line} /> },
          { title: t("对象", "What"), width: 190, render: (_, line) => about(line) },
          { title: t("操作", "Action"), width: 190, render: (_, line) => <ActionWords line={line} /> },
          { title: t("理由与记录", "Reason and facts"), render: (_, line) => <LineFacts line={line} /> },
        ]}
        card={(line) => (
          <Flex vertical gap={4}>
            <span className="quiet">{time(line.at)}</span>
            <b>{about(line)}</b>
            <ActionWords line={line} />
            <Actor line={line} />
            <LineFacts line={line} />
          </Flex>
        )}
      />
    </>
  );
}

function SearchForm(props: {
  readonly search: AuditSearch;
  readonly onSearch: (search: AuditSearch) => void;
}): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  return (
    <Form
      className="search-form"
      layout="vertical"
      initialValues={{ ...props.search }}
      onFinish={(entered: Record<string, string | null | undefined>) =>
        props.onSearch(
          Object.fromEntries(
            Object.entries(entered)
              .map(([key, value]) => [key, value?.trim()] as const)
              .filter(([, value]) => value !== undefined && value !== ""),
          ),
        )
      }
    >
      <Form.Item name="who" label={t("姓名、用户名或单位", "Name, user name or organisation")}>
        <Input allowClear maxLength={60} />
      </Form.Item>
      <Form.Item name="object" label={t("对象", "What")}>
        <Select allowClear showSearch={{ optionFilterProp: "label" }} options={objectOptions(speech)} />
      </Form.Item>
      <Form.Item name="action" label={t("操作", "Action")}>
        <ActionSelect />
      </Form.Item>
      <Form.Item name="from" label={t("自", "From")}>
        <DateField />
      </Form.Item>
      <Form.Item name="to" label={t("至", "To")}>
        <DateField />
      </Form.Item>
      <Form.Item label=" " colon={false}>
        <Button type="primary" htmlType="submit">
          {t("查询", "Search")}
        </Button>
      </Form.Item>
    </Form>
  );
}
