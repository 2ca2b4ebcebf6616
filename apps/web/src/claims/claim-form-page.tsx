import { useRef, useState, type ReactNode } from "react";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Button, Flex, Form, Grid, Skeleton, Steps } from "antd";
import { parseFen } from "@yunquan/core/money.ts";
import { api, reads, useCommand, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { useAutosave, type SavingState } from "../ui/autosave.ts";
import { ActiveDays } from "../ui/active-days.tsx";
import { ButtonLink } from "../ui/button-link.tsx";
import { CaseColumns, Panel } from "../ui/case-columns.tsx";
import { DateField } from "../ui/date-field.tsx";
import { PageFault } from "../ui/exceptions.tsx";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { Findings } from "../ui/findings.tsx";
import { Money } from "../ui/money.tsx";
import { NextStep } from "../ui/next-step.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { SavingMark } from "../ui/saving-mark.tsx";
import { StepButton } from "../ui/step-button.tsx";
import { Waterfall } from "../ui/waterfall.tsx";
import { EvidenceField, type EvidenceEntry } from "./evidence-field.tsx";
import { InvoicesPanel } from "./invoices-panel.tsx";
import "./claims.css";

type Claim = Schemas["Claim"];

/** The claim while it can be changed: invoices, payment and acceptance, use, and what it comes to. */
export function ClaimFormPage(): ReactNode {
  const { t } = useSpeech();
  const { id } = useParams({ from: "/claims/$id/edit" });
  const claim = reads.useQuery("get", "/api/v1/claims/{id}", { params: { path: { id } } });
  if (claim.error !== null && claim.data === undefined)
    return <PageFault fault={claim.error} again={() => void claim.refetch()} />;
  if (claim.data === undefined) return <Skeleton active paragraph={{ rows: 10 }} />;
  if (!claim.data.actions.includes("update"))
    return (
      <>
        <PageHead title={t(`结算申请 ${claim.data.number}`, `Claim ${claim.data.number}`)} />
        <NextStep
          title={t("该申请已提交，不能再修改。", "This claim was submitted and can no longer be changed.")}
          actions={
            <ButtonLink to="/claims/$id" params={{ id }} look="primary">
              {t("查看申请", "See the claim")}
            </ButtonLink>
          }
        />
      </>
    );
  return <ClaimForm key={id} claim={claim.data} />;
}

interface Draft {
  readonly implementedOn: string | null;
  readonly acceptedOn: string | null;
  readonly evidence: readonly EvidenceEntry[];
}

/** An amount the server can take; what is still being typed is left open. */
function amountOf(text: string | null): string | null {
  const amount = text === null ? undefined : parseFen(text);
  return amount === undefined || amount === 0 ? null : text;
}

function bodyOf(draft: Draft, version: number) {
  return {
    version,
    implementedOn: draft.implementedOn,
    acceptedOn: draft.acceptedOn,
    evidence: draft.evidence.map(({ kind, fileId, amountFen, occurredOn, note }) => ({
      kind,
      fileId,
      amountFen: kind === "payment-proof" ? amountOf(amountFen) : null,
      occurredOn,
      note: note.trim() === "" ? null : note.trim(),
    })),
  };
}

/** Autosaved draft of one claim. The version follows each save, so that two windows do not overwrite each other unseen. */
function useDraft(claim: Claim) {
  const version = useRef(claim.version);
  const [draft, setDraft] = useState<Draft>({
    implementedOn: claim.implementedOn,
    acceptedOn: claim.acceptedOn,
    evidence: claim.evidence,
  });
  const save = useCommand((body: ReturnType<typeof bodyOf>, header) =>
    api.PUT("/api/v1/claims/{id}", { params: { path: { id: claim.id }, header }, body }),
  );
  const saving = useAutosave<Draft>(async (content) => {
    const written = await save.run(bodyOf(content, version.current));
    version.current = written.version;
  });
  const change = (part: Partial<Draft>): void => {
    const next = { ...draft, ...part };
    setDraft(next);
    saving.changed(next);
  };
  return { draft, change, saving, version };
}

const last = 4;

function ClaimForm({ claim }: { readonly claim: Claim }): ReactNode {
  const { t, given, until } = useSpeech();
  const navigate = useNavigate();
  const { step = 1 } = useSearch({ from: "/claims/$id/edit" });
  const wide = Grid.useBreakpoint().md ?? true;
  const { draft, change, saving, version } = useDraft(claim);
  const go = (to: number): void => {
    void saving.flush();
    void navigate({ to: "/claims/$id/edit", params: { id: claim.id }, search: { step: to } });
  };
  const submit = useCommand((_: { reason?: string }, header) =>
    api.POST("/api/v1/claims/{id}/submit", {
      params: { path: { id: claim.id }, header },
      body: { version: version.current },
    }),
  );
  const missing = claim.findings.filter(({ outcome }) => outcome === "failed");
  return (
    <>
      <PageHead
        title={t(`结算申请 ${claim.number}`, `Claim ${claim.number}`)}
        status={<SavingMark state={saving.state} />}
        lead={`${given(claim.serviceNameZh, claim.serviceNameEn)} · ${claim.supplier.name} · ${claim.voucherCode}`}
      />
      {claim.lastReason !== null && claim.status === "returned" && (
        <NextStep
          tone="mine"
          title={t("退回原因", "Why it was returned")}
          words={<span className="reason">{claim.lastReason}</span>}
        />
      )}
      <FaultNotice fault={saving.fault} again={() => void saving.flush()} />
      <Steps
        className="wizard-steps"
        size="small"
        responsive={false}
        titlePlacement={wide ? "horizontal" : "vertical"}
        current={step - 1}
        onChange={(index) => go(index + 1)}
        items={[
          { title: t("发票", "Invoices") },
          { title: t("付款与验收", "Payment and acceptance") },
          { title: t("使用情况", "Use") },
          { title: t("核对提交", "Check and submit") },
        ]}
      />
      <CaseColumns
        main={
          <>
            {step === 1 && <InvoicesPanel contractId={claim.contract.id} serviceCode={claim.serviceCode} entering />}
            {step === 2 && <PaymentStep draft={draft} change={change} signedOn={claim.contract.signedOn} />}
            {step === 3 && <UseStep voucherId={claim.voucherId} />}
            {step === last && (
              <Panel title={t("条件核对", "Conditions")}>
                <Findings findings={claim.findings} />
              </Panel>
            )}
            <Flex justify="space-between" gap={8} wrap className="wizard-foot">
              <Button disabled={step === 1} onClick={() => go(step - 1)}>
                {t("上一步", "Back")}
              </Button>
              {step < last ? (
                <Button type="primary" onClick={() => go(step + 1)}>
                  {t("下一步", "Next")}
                </Button>
              ) : (
                <SubmitButton
                  claim={claim}
                  missing={missing.length}
                  saving={saving.state}
                  flush={saving.flush}
                  command={submit}
                />
              )}
            </Flex>
          </>
        }
        side={
          <>
            <Panel title={t("预计兑现金额", "Amount claimed, as of now")}>
              <p className="big-money">
                <Money fen={claim.reckonedFen} />
              </p>
              <Waterfall narrow steps={claim.waterfall} />
              <p className="quiet">
                {t(
                  `请于 ${until(claim.voucher.lastClaimAt)} 前提交。`,
                  `Submit until ${until(claim.voucher.lastClaimAt)}.`,
                )}
              </p>
            </Panel>
            <Panel title={t("还差什么", "What is missing")}>
              {missing.length === 0 ? (
                <p>{t("已齐备，可以提交。", "Nothing is missing; it can be submitted.")}</p>
              ) : (
                <ul className="missing">
                  {missing.map((finding) => (
                    <li key={finding.rule}>
                      <Button type="link" size="small" onClick={() => go(stepOf(finding.rule))}>
                        {given(finding.zh, finding.en)}
                      </Button>
                    </li>
                  ))}
                </ul>
              )}
            </Panel>
          </>
        }
      />
    </>
  );
}

/** In which step a condition is seen to. */
function stepOf(rule: string): number {
  return rule === "invoice-total" || rule === "claim-amount" ? 1 : 2;
}

function SubmitButton(props: {
  readonly claim: Claim;
  readonly missing: number;
  readonly saving: SavingState;
  readonly flush: () => Promise<boolean>;
  readonly command: Parameters<typeof StepButton>[0]["command"];
}): ReactNode {
  const { t, yuan } = useSpeech();
  const navigate = useNavigate();
  const { claim, command, flush } = props;
  if (props.missing > 0)
    return (
      <span className="quiet">
        {t(`尚有 ${props.missing} 项未满足，补齐后即可提交。`, `${props.missing} conditions are not met yet.`)}
      </span>
    );
  return (
    <StepButton
      type="primary"
      label={t("提交结算申请", "Submit the claim")}
      consequence={t(
        `申请兑现 ${yuan(claim.reckonedFen)}。提交后按先后取得结算顺位，由供应商确认；确认前可以取回。`,
        `You claim ${yuan(claim.reckonedFen)}. It is given its place in line and goes to the supplier for confirmation; until then you can take it back.`,
      )}
      command={{
        ...command,
        run: async (input) => {
          await flush();
          return await command.run(input);
        },
      }}
      done={t("已提交", "Submitted")}
      onDone={() => void navigate({ to: "/claims/$id/receipt", params: { id: claim.id } })}
    />
  );
}

function PaymentStep(props: {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly signedOn: string;
}): ReactNode {
  const { t, date } = useSpeech();
  const { draft, change } = props;
  const evidence = (kind: EvidenceEntry["kind"]) => ({
    kind,
    value: draft.evidence,
    onChange: (entries: readonly EvidenceEntry[]) => change({ evidence: entries }),
  });
  return (
    <>
      <Panel title={t("付款凭证", "Proofs of payment")}>
        <p className="quiet">
          {t("逐份上传银行回单，写明付款金额和日期。", "Upload each bank receipt with the amount paid and its day.")}
        </p>
        <EvidenceField {...evidence("payment-proof")} />
      </Panel>
      <Panel title={t("实施与验收", "Completion and acceptance")}>
        <Form layout="vertical" component="div">
          <Flex gap={24} wrap>
            <Form.Item
              label={t("实施完成日期", "Completed on")}
              htmlFor="implementedOn"
              extra={t(`不早于合同签订日期 ${date(props.signedOn)}`, `Not before the contract of ${props.signedOn}`)}
            >
              <DateField
                id="implementedOn"
                value={draft.implementedOn}
                onChange={(implementedOn) => change({ implementedOn })}
              />
            </Form.Item>
            <Form.Item
              label={t("验收日期", "Accepted on")}
              htmlFor="acceptedOn"
              extra={t("不早于实施完成日期", "Not before the completion")}
            >
              <DateField id="acceptedOn" value={draft.acceptedOn} onChange={(acceptedOn) => change({ acceptedOn })} />
            </Form.Item>
          </Flex>
        </Form>
        <h3>{t("验收报告", "Acceptance report")}</h3>
        <EvidenceField {...evidence("acceptance-report")} />
      </Panel>
      <Panel title={t("其他材料（选填）", "Other evidence (optional)")}>
        <EvidenceField {...evidence("other")} />
      </Panel>
    </>
  );
}

function UseStep({ voucherId }: { readonly voucherId: string }): ReactNode {
  const { t } = useSpeech();
  const outlook = reads.useQuery("get", "/api/v1/usage/outlook", { params: { query: { voucherId } } });
  return (
    <Panel title={t("使用情况及判定", "Use, and how it is judged")}>
      <p className="quiet">
        {t(
          "数据由供应商和运营商报送，只含次数，不含业务数据。提交后系统按同一规则评估；数据未齐也可以先提交，保住顺位。",
          "The supplier and the operator deliver counts, never business data. After submission the system evaluates by this same rule; you may submit before all data are in, and keep your place.",
        )}
      </p>
      <FaultNotice fault={outlook.error} again={() => void outlook.refetch()} />
      {outlook.data === undefined ? outlook.isPending && <Skeleton active /> : <ActiveDays outlook={outlook.data} />}
    </Panel>
  );
}
