import { useState, type ReactNode } from "react";
import { Alert, Button, Drawer, Flex, Table } from "antd";
import { usageChannels, usageSources } from "@yunquan/core/usage/marks.ts";
import { reads, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { QueryTable, byCursor } from "../ui/query-table.tsx";

type Delivery = Schemas["UsageDelivery"];

/** What was received and when, with each refused line named. The figures themselves stand with their voucher. */
export function Deliveries(): ReactNode {
  const { t, time, count, language } = useSpeech();
  const [open, setOpen] = useState<Delivery>();
  const rows = reads.useInfiniteQuery(
    "get",
    "/api/v1/usage/deliveries",
    { params: { query: { limit: "50" } } },
    byCursor,
  );
  const more = (delivery: Delivery): ReactNode =>
    delivery.refusedRows > 0 || delivery.replacedRows > 0 ? (
      <Button
        size="small"
        aria-label={t(`${time(delivery.receivedAt)} 报送的详情`, `Details of ${time(delivery.receivedAt)}`)}
        onClick={() => setOpen(delivery)}
      >
        {t("详情", "Details")}
      </Button>
    ) : null;
  return (
    <>
      <QueryTable<Delivery>
        label={t("报送记录", "Deliveries")}
        rows={rows}
        empty={{
          words: t(
            "还没有报送过数据。可以先用文件报送，或建立接口密钥。",
            "Nothing was delivered yet. Begin with a file, or make an API key.",
          ),
        }}
        columns={[
          { title: t("接收时间", "Received"), width: 180, render: (_, one) => time(one.receivedAt) },
          { title: t("方式", "Way"), render: (_, one) => usageChannels[one.channel][language] },
          {
            title: t("签名", "Signed"),
            width: 90,
            render: (_, one) => (one.signedBy === null ? t("否", "no") : t("是", "yes")),
          },
          { title: t("新接收", "New"), align: "right", width: 100, render: (_, one) => count(one.acceptedRows) },
          { title: t("更新", "Replaced"), align: "right", width: 90, render: (_, one) => count(one.replacedRows) },
          { title: t("重复", "Repeated"), align: "right", width: 90, render: (_, one) => count(one.repeatedRows) },
          {
            title: t("拒收", "Refused"),
            align: "right",
            width: 90,
            render: (_, one) => (
              <span className={one.refusedRows > 0 ? "late" : undefined}>{count(one.refusedRows)}</span>
            ),
          },
          { title: t("详情", "Details"), width: 100, render: (_, one) => more(one) },
        ]}
        card={(one) => (
          <Flex vertical gap={4}>
            <Flex justify="space-between">
              <b>{usageChannels[one.channel][language]}</b>
              <span className="quiet">{time(one.receivedAt)}</span>
            </Flex>
            <span>
              {t(
                `新接收 ${count(one.acceptedRows)}，更新 ${count(one.replacedRows)}，重复 ${count(one.repeatedRows)}，拒收 ${count(one.refusedRows)}`,
                `${count(one.acceptedRows)} new, ${count(one.replacedRows)} replaced, ${count(one.repeatedRows)} repeated, ${count(one.refusedRows)} refused`,
              )}
            </span>
            {more(one) !== null && <div>{more(one)}</div>}
          </Flex>
        )}
      />
      <Drawer
        open={open !== undefined}
        size={640}
        title={open === undefined ? "" : t(`${time(open.receivedAt)} 的报送`, `Delivery of ${time(open.receivedAt)}`)}
        onClose={() => setOpen(undefined)}
        destroyOnHidden
      >
        {open !== undefined && <Details delivery={open} />}
      </Drawer>
    </>
  );
}

function Details({ delivery }: { readonly delivery: Delivery }): ReactNode {
  const { t, language, count } = useSpeech();
  return (
    <>
      {delivery.refusals.length > 0 && (
        <>
          <h3>{t("拒收的行", "Refused rows")}</h3>
          {delivery.refusedRows > delivery.refusals.length && (
            <Alert
              type="info"
              title={t(
                `共拒收 ${count(delivery.refusedRows)} 行，列出前 ${count(delivery.refusals.length)} 条原因。`,
                `${count(delivery.refusedRows)} rows were refused; the first ${count(delivery.refusals.length)} reasons are listed.`,
              )}
            />
          )}
          <Table
            rowKey={(row) => `${row.row} ${row.code} ${row.field ?? ""}`}
            size="small"
            pagination={delivery.refusals.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
            scroll={{ x: 400 }}
            dataSource={[...delivery.refusals]}
            columns={[
              { title: t("行", "Row"), dataIndex: "row", width: 70, align: "right" },
              { title: t("字段", "Field"), width: 120, render: (_, row) => row.field ?? "—" },
              { title: t("原因", "Reason"), render: (_, row) => row[language] },
            ]}
          />
        </>
      )}
      {delivery.replacements.length > 0 && (
        <>
          <h3>{t("更新的数字", "Replaced figures")}</h3>
          <Table
            rowKey={(row) => `${row.voucherCode} ${row.source} ${row.usedOn}`}
            size="small"
            pagination={delivery.replacements.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
            scroll={{ x: 520 }}
            dataSource={[...delivery.replacements]}
            columns={[
              { title: t("服务券", "Voucher"), dataIndex: "voucherCode" },
              { title: t("来源", "Source"), render: (_, row) => usageSources[row.source][language] },
              { title: t("日期", "Day"), dataIndex: "usedOn" },
              {
                title: t("用户 / 登录", "Users / logins"),
                render: (_, row) =>
                  `${row.before.activeUsers} / ${row.before.loginCount} → ${row.after.activeUsers} / ${row.after.loginCount}`,
              },
            ]}
          />
        </>
      )}
    </>
  );
}
