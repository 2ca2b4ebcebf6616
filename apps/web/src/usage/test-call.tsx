import { useState, type ReactNode } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Flex, Input, Select, Table, Typography } from "antd";
import { faultOf, reads, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { Panel } from "../ui/case-columns.tsx";
import { useNow } from "../ui/days.ts";
import { FaultNotice } from "../ui/fault-notice.tsx";
import "./usage.css";

type Answer = Schemas["UsageEventsDelivered"];

/** A random UUID; `randomUUID` is missing where the page came over plain http from another machine. */
function eventId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

function eventOf(voucherCode: string, now: string): string {
  const at = new Date(Date.parse(now) - 60_000).toISOString();
  return JSON.stringify({
    eventId: eventId(),
    voucherCode,
    source: "interface",
    at,
    kind: "login",
    quantity: 1,
    user: "u-1042",
    client: "browser",
  });
}

/** A call to try from here, and the same as a command with everything filled in but the secret. */
export function TestCall(): ReactNode {
  const { t } = useSpeech();
  const now = useNow();
  const client = useQueryClient();
  const vouchers = reads.useQuery("get", "/api/v1/vouchers", { params: { query: { limit: "50" } } });
  const codes = (vouchers.data?.items ?? []).filter(({ status }) => status === "issued" || status === "claimed");
  const [chosen, setChosen] = useState<string>();
  const code = chosen ?? codes[0]?.code;
  const [typed, setTyped] = useState<string>();
  const [fresh, setFresh] = useState(0);
  const [sending, setSending] = useState(false);
  const [answer, setAnswer] = useState<Answer>();
  const [fault, setFault] = useState<unknown>(null);
  const [sample, setSample] = useState<{ of: string; text: string }>();
  const key = `${code ?? ""} ${fresh}`;
  if (code !== undefined && now !== undefined && sample?.of !== key) setSample({ of: key, text: eventOf(code, now) });
  const body = typed ?? sample?.text ?? "";
  const send = async (): Promise<void> => {
    setSending(true);
    setFault(null);
    setAnswer(undefined);
    try {
      const response = await fetch("/api/v1/usage/events", {
        method: "POST",
        headers: { "content-type": "application/x-ndjson" },
        body: body.endsWith("\n") ? body : `${body}\n`,
      });
      if (!response.ok) throw await faultOf(response);
      setAnswer((await response.json()) as Answer);
      await client.invalidateQueries();
    } catch (error) {
      setFault(error);
    } finally {
      setSending(false);
    }
  };
  const curl = `curl -sS ${location.origin}/api/v1/usage/events \\
  -H "Authorization: Bearer $YUNQUAN_KEY" \\
  -H "Content-Type: application/x-ndjson" \\
  --data-binary '${body.trim().replaceAll("'", String.raw`'\''`)}'`;
  return (
    <Panel title={t("试报一次", "Try a call")}>
      {vouchers.data !== undefined && codes.length === 0 ? (
        <p className="quiet">{t("发券后即可试报。", "Once a voucher of yours is issued, you can try a call.")}</p>
      ) : (
        <>
          <p className="quiet">
            {t(
              "下面的事件会真实接收并计入。直接在此发送，或把命令贴到贵方机器上执行。",
              "The event below is really taken and counted. Send it from here, or run the command on your machine.",
            )}
          </p>
          <Flex gap={8} wrap align="end" className="evidence-fields">
            <label>
              <span>{t("服务券", "Voucher")}</span>
              <Select
                aria-label={t("服务券", "Voucher")}
                className="voucher-field"
                value={code ?? null}
                onChange={(value: string) => {
                  setChosen(value);
                  setTyped(undefined);
                }}
                options={codes.map((voucher) => ({
                  value: voucher.code,
                  label: `${voucher.code} · ${voucher.enterprise.name}`,
                }))}
              />
            </label>
            <Button
              onClick={() => {
                setTyped(undefined);
                setFresh((count) => count + 1);
              }}
            >
              {t("换一个事件", "Another event")}
            </Button>
          </Flex>
          <label className="code-field-label">
            <span>{t("请求正文", "Body")}</span>
            <Input.TextArea
              className="code-area"
              rows={4}
              value={body}
              spellCheck={false}
              onChange={(event) => setTyped(event.target.value)}
            />
          </label>
          <Flex gap={8} wrap className="evidence-fields">
            <Button type="primary" loading={sending} disabled={body.trim() === ""} onClick={() => void send()}>
              {t("发送", "Send")}
            </Button>
          </Flex>
          <FaultNotice fault={fault} />
          {answer !== undefined && <Answered answer={answer} />}
          <h3 className="after">{t("同一请求的命令", "The same as a command")}</h3>
          <Typography.Paragraph
            className="code-copy"
            copyable={{ text: curl, tooltips: [t("复制命令", "Copy"), t("已复制", "Copied")] }}
          >
            <pre className="code-block">{curl}</pre>
          </Typography.Paragraph>
        </>
      )}
    </Panel>
  );
}

function Answered({ answer }: { readonly answer: Answer }): ReactNode {
  const { t, language } = useSpeech();
  return (
    <div role="status" className="delivered">
      <Alert
        type={answer.refusedRows > 0 ? "warning" : "success"}
        showIcon
        title={t(
          `新计入 ${answer.acceptedRows} 条，已有 ${answer.repeatedRows} 条，拒收 ${answer.refusedRows} 条。`,
          `${answer.acceptedRows} counted, ${answer.repeatedRows} known already, ${answer.refusedRows} refused.`,
        )}
      />
      {answer.refusals.length > 0 && (
        <Table
          rowKey={(row) => `${row.row} ${row.code} ${row.field ?? ""}`}
          size="small"
          pagination={false}
          scroll={{ x: 400 }}
          dataSource={[...answer.refusals]}
          columns={[
            { title: t("行", "Line"), dataIndex: "row", width: 60 },
            { title: t("代码", "Code"), width: 140, render: (_, row) => <code>{row.code}</code> },
            { title: t("字段", "Field"), width: 110, render: (_, row) => row.field ?? "—" },
            { title: t("原因", "Reason"), render: (_, row) => row[language] },
          ]}
        />
      )}
    </div>
  );
}
