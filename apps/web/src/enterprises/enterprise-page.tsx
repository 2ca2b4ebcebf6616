import { useState, type ReactNode } from "react";
import { getRouteApi } from "@tanstack/react-router";
import { Alert, App, Button, Checkbox, Modal, Skeleton } from "antd";
import { entityTypeWords } from "@yunquan/core/enterprises/entity-types.ts";
import { enterpriseLifecycle } from "@yunquan/core/enterprises/lifecycle.ts";
import { industryDivisions, isIndustryDivision } from "@yunquan/core/industry.ts";
import { ApiFault, api, reads, useCommand, type Schemas } from "../api.ts";
import { mayCall, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { CaseColumns, Panel } from "../ui/case-columns.tsx";
import { Facts } from "../ui/facts.tsx";
import { PageFault } from "../ui/exceptions.tsx";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { Findings } from "../ui/findings.tsx";
import { NextStep } from "../ui/next-step.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { StepButton } from "../ui/step-button.tsx";
import { Timeline } from "../ui/timeline.tsx";
import { AccountsPanel } from "./accounts-panel.tsx";
import { CasesPanel } from "./cases-panel.tsx";
import { ContactButton } from "./contact-button.tsx";
import { PeoplePanel } from "./people-panel.tsx";
import { YearsPanel } from "./years-panel.tsx";
import { promise, whatComesNext } from "./words.ts";

const route = getRouteApi("/enterprises/$id");
type Enterprise = Schemas["Enterprise"];

/** An enterprise as an office sees it. */
export function EnterprisePage(): ReactNode {
  return <One id={route.useParams().id} />;
}

/** One's own. */
export function OwnEnterprisePage(): ReactNode {
  return <One id={useSession().membership.organisationId} />;
}

function One({ id }: { readonly id: string }): ReactNode {
  const { t, given } = useSpeech();
  const session = useSession();
  const found = reads.useQuery("get", "/api/v1/enterprises/{id}", { params: { path: { id } } });
  if (found.data === undefined)
    return found.error === null ? (
      <Skeleton active title={false} paragraph={{ rows: 12 }} />
    ) : (
      <PageFault fault={found.error} again={() => void found.refetch()} />
    );
  const enterprise = found.data;
  const own = session.membership.organisationId === id;
  return (
    <>
      <PageHead
        title={enterprise.name}
        status={<StatusTag lifecycle={enterpriseLifecycle} status={enterprise.status} />}
        lead={`${enterprise.creditCode} · ${given(enterprise.placeZh, enterprise.placeEn)}`}
      />
      <Conduct enterprise={enterprise} />
      <Turn enterprise={enterprise} own={own} />
      <CaseColumns
        main={
          <>
            <About enterprise={enterprise} />
            <YearsPanel enterprise={enterprise} />
            {mayCall(session, "paymentAccounts.list") && <AccountsPanel enterprise={enterprise} own={own} />}
            {own && mayCall(session, "enterprises.listPeople") && <PeoplePanel enterprise={enterprise} />}
            {!own && <CasesPanel enterpriseId={id} />}
          </>
        }
        side={
          <>
            <Panel title={t("条件核对", "Conditions")}>
              <Findings findings={enterprise.findings} />
            </Panel>
            <Panel title={t("办理过程", "History")}>
              <Timeline lines={lines(enterprise)} lifecycle={enterpriseLifecycle} />
            </Panel>
          </>
        }
      />
    </>
  );
}

function lines({ history }: Enterprise): Schemas["TimelineLine"][] {
  return history.map(({ at, action, fromStatus, toStatus, role, organisationName, personName, reason }, index) => ({
    seq: index + 1,
    at,
    action,
    fromStatus,
    toStatus,
    reason,
    by: {
      kind: role === "system" ? ("system" as const) : ("person" as const),
      organisationName,
      role,
      name: personName,
    },
  }));
}

function Conduct({ enterprise }: { readonly enterprise: Enterprise }): ReactNode {
  const { t, time } = useSpeech();
  if (enterprise.revokedAt !== null)
    return (
      <Alert
        className="notice"
        type="error"
        showIcon
        title={t(
          `已于 ${time(enterprise.revokedAt)} 取消享受政策的资格。`,
          `Barred since ${time(enterprise.revokedAt)}.`,
        )}
      />
    );
  if (enterprise.suspendedAt === null) return null;
  return (
    <Alert
      className="notice"
      type="error"
      showIcon
      title={t(
        `自 ${time(enterprise.suspendedAt)} 起暂停享受政策，其间不能提交新的申请。`,
        `Suspended since ${time(enterprise.suspendedAt)}: nothing new can be submitted.`,
      )}
    />
  );
}

function Turn({ enterprise, own }: { readonly enterprise: Enterprise; readonly own: boolean }): ReactNode {
  const { t, until, language } = useSpeech();
  const { status, actions } = enterprise;
  const may = (action: string): boolean => actions.includes(action);
  const missing = may("submit") ? enterprise.findings.filter(({ outcome }) => outcome !== "met") : [];
  const title =
    status === "submitted"
      ? t(
          `等待市级主管部门核验${enterprise.dueAt === null ? "" : `（${until(enterprise.dueAt)} 前）`}`,
          `With the city office${enterprise.dueAt === null ? "" : ` until ${until(enterprise.dueAt)}`}`,
        )
      : status === "certified"
        ? t("登记有效", "The registration is in force")
        : own
          ? t("请完善并提交登记", "Complete and submit the registration")
          : enterpriseLifecycle.statuses[status][language];
  return (
    <NextStep
      title={title}
      tone={status === "certified" ? "good" : status === "returned" ? "late" : "mine"}
      words={
        <>
          {missing.length === 0 ? (
            whatComesNext[status][language]
          ) : (
            <>
              {t(`提交前还差 ${missing.length} 项：`, `${missing.length} more before it can be submitted:`)}
              <ul className="missing">
                {missing.map((finding) => (
                  <li key={finding.rule}>{finding[language]}</li>
                ))}
              </ul>
            </>
          )}
          {enterprise.returnReason !== null && status === "returned" && (
            <div className="reason">
              <b>{t("退回意见：", "Reason: ")}</b>
              {enterprise.returnReason}
            </div>
          )}
        </>
      }
      actions={
        <>
          {may("submit") && missing.length === 0 && <Submit enterprise={enterprise} />}
          {may("edit") && <ButtonLink to="/enterprises/own/edit">{t("修改登记内容", "Change the entries")}</ButtonLink>}
          {may("certify") && <Certify enterprise={enterprise} />}
          {may("return") && <Return enterprise={enterprise} />}
          {may("editContact") && !may("edit") && <ContactButton enterprise={enterprise} />}
          {may("reopen") && <Reopen enterprise={enterprise} />}
        </>
      }
    />
  );
}

function Submit({ enterprise: { id, version } }: { readonly enterprise: Enterprise }): ReactNode {
  const { t, language } = useSpeech();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [promised, setPromised] = useState(false);
  const submit = useCommand((_: { reason?: string }, header) =>
    api.POST("/api/v1/enterprises/{id}/submit", {
      params: { path: { id }, header },
      body: { version, promiseAccepted: true },
    }),
  );
  const send = async (): Promise<void> => {
    try {
      await submit.run({});
    } catch (error) {
      if (error instanceof ApiFault) return;
      throw error;
    }
    setOpen(false);
    void message.success(t("已提交核验", "Submitted"));
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t("提交核验", "Submit")}
      </Button>
      <Modal
        open={open}
        title={t("提交企业登记", "Submit the registration")}
        okText={t("提交", "Submit")}
        cancelText={t("取消", "Cancel")}
        okButtonProps={{ loading: submit.isPending, disabled: !promised }}
        onOk={() => void send()}
        onCancel={() => {
          setOpen(false);
          submit.reset();
        }}
        destroyOnHidden
      >
        <p>
          {t(
            "提交后由登记地市级主管部门核验，其间不能修改。",
            "The office of your city checks it; it cannot be changed meanwhile.",
          )}
        </p>
        <FaultNotice fault={submit.fault} />
        <Checkbox checked={promised} onChange={(event) => setPromised(event.target.checked)}>
          {promise[language]}
        </Checkbox>
      </Modal>
    </>
  );
}

function Certify({ enterprise: { id, version } }: { readonly enterprise: Enterprise }): ReactNode {
  const { t } = useSpeech();
  const command = useCommand(({ reason }: { reason?: string }, header) =>
    api.POST("/api/v1/enterprises/{id}/certify", {
      params: { path: { id }, header },
      body: { version, ...(reason === undefined ? {} : { opinion: reason }) },
    }),
  );
  return (
    <StepButton
      label={t("核验通过", "Certify")}
      type="primary"
      consequence={t(
        "登记内容和待核验的年度数据一并通过，企业即可申请服务券。",
        "The registration and the figures waiting are certified; the enterprise may apply.",
      )}
      command={command}
      reason="optional"
      reasonLabel={t("核验意见", "Opinion")}
      done={t("已核验", "Certified")}
    />
  );
}

function Return({ enterprise: { id, version } }: { readonly enterprise: Enterprise }): ReactNode {
  const { t } = useSpeech();
  const command = useCommand(({ reason = "" }: { reason?: string }, header) =>
    api.POST("/api/v1/enterprises/{id}/return", { params: { path: { id }, header }, body: { version, reason } }),
  );
  return (
    <StepButton
      label={t("退回补正", "Return")}
      consequence={t(
        "请一次写明全部问题，企业修改后重新提交。",
        "Name everything at once; it is changed and submitted again.",
      )}
      command={command}
      reason="required"
      phrases={[
        t("名称或信用代码与营业执照不一致。", "Name or credit code differ from the licence."),
        t("年度收入与证明材料不一致。", "The revenue differs from its proof."),
        t("证明材料不清晰或缺页。", "The proof is unclear or incomplete."),
        t("行业代码与实际主业不符。", "The industry code is not that of the main business."),
      ]}
      done={t("已退回", "Returned")}
    />
  );
}

function Reopen({ enterprise: { id, version } }: { readonly enterprise: Enterprise }): ReactNode {
  const { t } = useSpeech();
  const command = useCommand(({ reason = "" }: { reason?: string }, header) =>
    api.POST("/api/v1/enterprises/{id}/reopen", { params: { path: { id }, header }, body: { version, reason } }),
  );
  return (
    <StepButton
      label={t("变更登记", "Change the registration")}
      consequence={t(
        "变更名称、登记地、行业等须重新核验；重新核验通过前不能提交新的申请，在办事项不受影响。",
        "Name, place or industry are certified anew; until then nothing new can be submitted. Cases under way are not affected.",
      )}
      command={command}
      reason="required"
      reasonLabel={t("变更原因", "What changes and why")}
      done={t("已打开，可以修改", "Open for changes")}
    />
  );
}

function About({ enterprise }: { readonly enterprise: Enterprise }): ReactNode {
  const { t, language, date, time, given } = useSpeech();
  const division = enterprise.industryCode.slice(0, 2);
  return (
    <Panel title={t("登记内容", "Registration")}>
      <Facts
        facts={[
          { label: t("信用代码", "Credit code"), value: <span className="figure">{enterprise.creditCode}</span> },
          { label: t("主体类型", "Entity"), value: entityTypeWords(enterprise.entityType)[language] },
          {
            label: t("行业", "Industry"),
            value: `${enterprise.industryCode}${isIndustryDivision(division) ? ` ${industryDivisions[division][language]}` : ""}`,
          },
          { label: t("成立日期", "Established"), value: date(enterprise.establishedOn) },
          { label: t("法定代表人", "Legal rep."), value: enterprise.legalPerson },
          { label: t("联系人", "Contact"), value: `${enterprise.contactName} ${enterprise.contactPhone}` },
          {
            label: t("地址", "Address"),
            value: `${given(enterprise.placeZh, enterprise.placeEn)} ${enterprise.address}`,
            wide: true,
          },
          { label: t("提交时间", "Submitted"), value: time(enterprise.submittedAt) },
          { label: t("核验时间", "Certified"), value: time(enterprise.certifiedAt) },
        ]}
      />
    </Panel>
  );
}
