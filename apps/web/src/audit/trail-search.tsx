import type { ReactNode } from "react";
import { getRouteApi } from "@tanstack/react-router";
import { Empty, Input, Skeleton, Table, Timeline } from "antd";
import { cities } from "@yunquan/core/divisions.ts";
import { reads, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { Money } from "../ui/money.tsx";
import { statusName } from "./status-words.ts";
import { ActionName, Actor, LineFacts, objectName } from "./line-words.tsx";
import "./audit.css";

const route = getRouteApi("/audit");
type Transfer = Schemas["Trail"]["transfers"][number];

/** One case by any of its numbers: its objects, every step with who and why, every amount that moved. */
export function TrailSearch(): ReactNode {
  const speech = useSpeech();
  const { t, time } = speech;
  const { number } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, isFetching } = reads.useQuery(
    "get",
    "/api/v1/history/trail",
    { params: { query: { number: number ?? "" } } },
    { enabled: number !== undefined },
  );
  return (
    <>
      <Input.Search
        key={number}
        className="trail-box"
        defaultValue={number}
        enterButton={t("查询", "Search")}
        allowClear
        maxLength={80}
        aria-label={t("业务编号", "Number")}
        placeholder={t(
          "申请、服务券、结算申请、清单、兑付或异议的编号",
          "Number of an application, voucher, claim, list, payment or objection",
        )}
        onSearch={(text) => {
          // Every number is written in capitals, however it was typed.
          const typed = text.trim().toUpperCase();
          void navigate({ search: typed === "" ? { tab: "trail" } : { tab: "trail", number: typed } });
        }}
      />
      {number === undefined && (
        <Empty
          description={t(
            "输入一件业务的任一编号，即可看到它从申请到兑付的全部留痕与资金流水。",
            "Enter any number of a case to see all of it, from the application to the payment.",
          )}
        />
      )}
      <FaultNotice fault={error} />
      {isFetching && data === undefined && <Skeleton active />}
      {data !== undefined && number !== undefined && (
        <>
          <section className="panel">
            <h2>{t("这件业务", "The case")}</h2>
            <Table
              rowKey="id"
              size="small"
              pagination={false}
              scroll={{ x: 480 }}
              dataSource={data.objects}
              columns={[
                { title: t("对象", "What"), render: (_, one) => objectName(speech, one.objectType) },
                { title: t("编号", "Number"), dataIndex: "number" },
                { title: t("状态", "Status"), render: (_, one) => statusName(speech, one.objectType, one.status) },
              ]}
            />
          </section>
          <Transfers transfers={data.transfers} />
          <section className="panel">
            <h2>{t(`全部留痕 ${data.lines.length} 条`, `All ${data.lines.length} lines`)}</h2>
            <Timeline
              items={data.lines.map((line) => ({
                key: line.seq,
                content: (
                  <div>
                    <time dateTime={line.at}>{time(line.at)}</time> · <b>{objectName(speech, line.objectType)}</b>{" "}
                    {line.number} · <ActionName code={line.action} />
                    {line.fromStatus !== line.toStatus && (
                      <span className="quiet">
                        {" "}
                        {statusName(speech, line.objectType, line.fromStatus)} →{" "}
                        {statusName(speech, line.objectType, line.toStatus)}
                      </span>
                    )}
                    <div>
                      <Actor line={line} />
                    </div>
                    <LineFacts line={line} />
                  </div>
                ),
              }))}
            />
          </section>
        </>
      )}
    </>
  );
}

function Transfers({ transfers }: { readonly transfers: readonly Transfer[] }): ReactNode {
  const speech = useSpeech();
  const { t, time, language } = speech;
  const accounts: Readonly<Record<Transfer["account"], string>> = {
    capacity: t("地市发放额度", "Capacity of the city"),
    cash: t("地市结算资金", "Cash of the city"),
    matching: t("地市配套", "Matching money"),
    "annual-cap": t("企业年度上限", "Yearly cap of the enterprise"),
    ceiling: t("供应商总额上限", "Ceiling of the supplier"),
  };
  const kinds: Readonly<Record<Transfer["kind"], string>> = {
    grant: t("授予", "granted"),
    withdraw: t("收回", "withdrawn"),
    reserve: t("占用", "reserved"),
    post: t("核销", "posted"),
    void: t("释放", "voided"),
    expire: t("到期释放", "expired"),
    release: t("退回", "released"),
    part: t("拆分占用", "part reserved"),
  };
  const whose = (one: Transfer): string =>
    one.organisationName ?? cities.find((city) => city.code === one.cityCode)?.[language] ?? "—";
  return (
    <section className="panel">
      <h2>{t("资金与额度流水", "Money and capacity")}</h2>
      <Table<Transfer>
        rowKey="seq"
        size="small"
        pagination={false}
        scroll={{ x: 900 }}
        dataSource={[...transfers]}
        locale={{ emptyText: t("没有流水", "Nothing moved") }}
        columns={[
          { title: t("时间", "Time"), width: 160, render: (_, one) => time(one.at) },
          { title: t("账户", "Account"), render: (_, one) => accounts[one.account] },
          { title: t("归属", "Whose"), render: (_, one) => `${whose(one)}${one.year === null ? "" : ` ${one.year}`}` },
          { title: t("变动", "Change"), render: (_, one) => kinds[one.kind] },
          { title: t("金额", "Amount"), align: "right", render: (_, one) => <Money fen={one.amountFen} /> },
          {
            title: t("因何", "About"),
            render: (_, one) => `${objectName(speech, one.objectType)} ${one.number ?? ""}`,
          },
        ]}
      />
    </section>
  );
}
