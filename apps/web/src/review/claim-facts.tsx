import type { ReactNode } from "react";
import { Button, Flex, Skeleton, Table, Tag } from "antd";
import { evidenceKinds } from "@yunquan/core/claims/reckoning.ts";
import { claimLifecycle } from "@yunquan/core/claims/lifecycle.ts";
import { ZERO, addFen, fenText, parseFen } from "@yunquan/core/money.ts";
import { marks } from "@yunquan/core/usage/marks.ts";
import type { Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { Panel } from "../ui/case-columns.tsx";
import { useNow } from "../ui/days.ts";
import { Findings } from "../ui/findings.tsx";
import { Money } from "../ui/money.tsx";
import { Timeline } from "../ui/timeline.tsx";
import { CheckedFacts } from "./checked-facts.tsx";
import { DueWords } from "./due-words.tsx";
import { FlagTags } from "./flag-tags.tsx";
import { OtherCases } from "./other-cases.tsx";

type Invoice = Schemas["Invoice"];
type Context = Schemas["ReviewContext"];

/** The claim beside its contract, its invoices, its use and its account. */
export function ClaimFacts(props: {
  readonly claim: Schemas["Claim"];
  readonly context: Context;
  readonly invoices: readonly Invoice[] | undefined;
  readonly onShow: (fileId: string) => void;
}): ReactNode {
  const { claim, context, invoices } = props;
  const { t, date, until, yuan, language } = useSpeech();
  const now = useNow();
  const { account } = context;
  const total = fenText(addFen(...(invoices ?? []).map((one) => parseFen(one.totalFen) ?? ZERO)));
  const report = claim.reportMark;
  return (
    <>
      <Panel
        title={t("期限与关注事项", "Deadline and flags")}
        extra={<DueWords dueAt={claim.dueAt} overdue={claim.overdueAt !== null} now={now} />}
      >
        {context.flags.length === 0 ? (
          <p className="quiet">{t("没有需要特别关注的事项。", "Nothing to look at more closely.")}</p>
        ) : (
          <FlagTags flags={context.flags} />
        )}
        {claim.deferral !== null && <p className="reason">{claim.deferral.reason}</p>}
      </Panel>
      <Panel title={t("填报与核对", "Entered and compared")}>
        <CheckedFacts
          findings={claim.findings}
          facts={[
            {
              label: t("结算金额", "Amount claimed"),
              value: <Money fen={claim.amountFen} />,
              compared: {
                same: claim.amountFen === claim.voucher.faceValueFen,
                words: t(
                  `服务券面额 ${yuan(claim.voucher.faceValueFen)}`,
                  `Face value ${yuan(claim.voucher.faceValueFen)}`,
                ),
              },
            },
            {
              label: t("合同发票合计", "Invoices in all"),
              value: <Money fen={claim.invoicedFen} />,
              compared: {
                same: claim.invoicedFen === claim.contract.totalFen,
                words: t(`合同总额 ${yuan(claim.contract.totalFen)}`, `Contract ${yuan(claim.contract.totalFen)}`),
              },
            },
            {
              label: t("本服务可补助部分的发票", "Invoiced on eligible lines"),
              value: <Money fen={claim.eligibleInvoicedFen} />,
            },
            {
              label: t("付款凭证合计", "Paid by proof"),
              value: <Money fen={claim.paidFen} />,
              compared: {
                same: claim.paidFen === claim.invoicedFen,
                words: t(`发票合计 ${yuan(claim.invoicedFen)}`, `Invoiced ${yuan(claim.invoicedFen)}`),
              },
            },
            { label: t("实施完成", "Implemented on"), value: date(claim.implementedOn) },
            { label: t("验收", "Accepted on"), value: date(claim.acceptedOn) },
            { label: t("结算截止", "Claim until"), value: until(claim.voucher.lastClaimAt) },
            {
              label: t("收款账户", "Payment account"),
              value:
                account === null ? t("尚未确认账户", "None confirmed") : `${account.bankName} ${account.accountNumber}`,
              compared: {
                same: account?.accountName === context.enterprise.name,
                words: t(`户名 ${account?.accountName ?? "—"}`, `In the name of ${account?.accountName ?? "—"}`),
              },
            },
            {
              label: t("实施情况表", "Implementation report"),
              value: claim.report === null ? t("尚未列入", "Not in a report yet") : claim.report.number,
              compared: {
                same: report === "complete",
                words: report === null ? t("未标注", "No mark") : marks[report][language],
              },
            },
          ]}
        />
      </Panel>
      <Panel title={t("合同、发票逐项对照", "Contract and invoices, line by line")}>
        <LinesBesideInvoices context={context} serviceCode={claim.serviceCode} />
      </Panel>
      <Panel title={t("发票", "Invoices")}>
        {invoices === undefined ? (
          <Skeleton active />
        ) : (
          <>
            <Invoices invoices={invoices} context={context} onShow={props.onShow} />
            <p>
              {t(`${invoices.length} 张，合计 `, `${invoices.length}, in all `)}
              <b>{yuan(total)}</b>
            </p>
          </>
        )}
      </Panel>
      <Panel title={t("付款与验收", "Payment and acceptance")}>
        <ul className="other-cases">
          {claim.evidence.map((one) => (
            <li key={one.id}>
              <Flex justify="space-between" gap={8} wrap>
                <Button type="link" size="small" onClick={() => props.onShow(one.fileId)}>
                  {evidenceKinds[one.kind][language]}
                </Button>
                {one.amountFen !== null && <Money fen={one.amountFen} />}
              </Flex>
              <div className="quiet">
                {one.occurredOn !== null && `${date(one.occurredOn)} · `}
                {one.note === "" ? one.fileName : one.note}
              </div>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={t("使用情况评估", "Evaluation of use")}>
        {claim.evaluation === null ? (
          <p className="quiet">{t("尚未评估。", "Not evaluated yet.")}</p>
        ) : (
          <>
            <p>
              <b>{marks[claim.evaluation.outcome][language]}</b>{" "}
              <span className="quiet">
                {date(claim.evaluation.windowFrom)} – {date(claim.evaluation.windowTo)}
              </span>
            </p>
            <Findings findings={claim.evaluation.findings} />
          </>
        )}
      </Panel>
      <OtherCases context={context} />
      <Panel title={t("办理过程", "History")}>
        <Timeline lines={claim.timeline} lifecycle={claimLifecycle} />
      </Panel>
    </>
  );
}

function LinesBesideInvoices(props: { readonly context: Context; readonly serviceCode: string }): ReactNode {
  const { t } = useSpeech();
  type Line = Context["contract"]["lines"][number];
  return (
    <Table<Line>
      size="small"
      pagination={false}
      rowKey="id"
      scroll={{ x: true }}
      dataSource={[...props.context.contract.lines]}
      rowClassName={(line) => (line.serviceCode === props.serviceCode ? "" : "other-service")}
      columns={[
        {
          title: t("费用项", "Fee line"),
          render: (_, line) => (
            <>
              {line.description}
              <div className="quiet">
                {line.serviceCode} · {line.eligible ? t("计入补助", "eligible") : t("不计入", "not eligible")}
              </div>
            </>
          ),
        },
        { title: t("合同", "Contract"), align: "right", render: (_, line) => <Money fen={line.amountFen} /> },
        {
          title: t("发票", "Invoiced"),
          align: "right",
          render: (_, line) => (
            <>
              <Money fen={line.invoicedFen} />
              {line.invoicedFen !== line.amountFen && <div className="finding-open">{t("与合同不同", "differs")}</div>}
            </>
          ),
        },
      ]}
    />
  );
}

function Invoices(props: {
  readonly invoices: readonly Invoice[];
  readonly context: Context;
  readonly onShow: (fileId: string) => void;
}): ReactNode {
  const { t, date } = useSpeech();
  const { enterprise, supplier } = props.context;
  const party = (label: string, name: string, expected: string): ReactNode => (
    <div>
      <span className="quiet">{label} </span>
      {name}
      {name !== expected && (
        <Tag color="warning" className="flag-inline">
          {t("与合同不同", "not the contract's")}
        </Tag>
      )}
    </div>
  );
  return (
    <ul className="other-cases">
      {props.invoices.map((invoice) => (
        <li key={invoice.id}>
          <Flex justify="space-between" gap={8} wrap>
            <Button type="link" size="small" className="figure" onClick={() => props.onShow(invoice.fileId)}>
              {invoice.number}
            </Button>
            <Money fen={invoice.totalFen} />
          </Flex>
          <div className="quiet">
            {date(invoice.issuedOn)}
            {" · "}
            {invoice.readFromFile ? t("已与电子发票核对", "read from its file") : t("手工录入", "typed")}
          </div>
          {party(t("购方", "Buyer"), invoice.buyerName, enterprise.name)}
          {party(t("销方", "Seller"), invoice.sellerName, supplier.name)}
          {invoice.explanation !== null && <div className="reason">{invoice.explanation}</div>}
          {invoice.findings.some(({ outcome }) => outcome !== "met") && (
            <Findings findings={invoice.findings.filter(({ outcome }) => outcome !== "met")} />
          )}
        </li>
      ))}
    </ul>
  );
}
