import type { ReactNode } from "react";
import { App, Empty, Skeleton, Tag } from "antd";
import { supplierLifecycle, supplierRoutes } from "@yunquan/core/suppliers/lifecycle.ts";
import { ApiFault, api, reads, useCommand, type Schemas } from "../api.ts";
import { useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { CaseColumns, Panel } from "../ui/case-columns.tsx";
import { Facts } from "../ui/facts.tsx";
import { PageFault } from "../ui/exceptions.tsx";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { FileField, type StoredFile } from "../ui/file-field.tsx";
import { NextStep } from "../ui/next-step.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { byCursor, QueryTable } from "../ui/query-table.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { StepButton } from "../ui/step-button.tsx";
import { SupplierPeople } from "./supplier-people.tsx";

type Supplier = Schemas["Supplier"];

/** The supplier's own registration: where it stands, what it says, its people and its conduct. */
export function OwnSupplierPage(): ReactNode {
  const { t } = useSpeech();
  const { membership } = useSession();
  const id = membership.organisationId;
  const supplier = reads.useQuery("get", "/api/v1/suppliers/{id}", { params: { path: { id } } });
  if (supplier.error !== null && supplier.data === undefined)
    return <PageFault fault={supplier.error} again={() => void supplier.refetch()} />;
  if (supplier.data === undefined) return <Skeleton active paragraph={{ rows: 8 }} />;
  const { data } = supplier;
  return (
    <>
      <PageHead
        title={data.name}
        lead={data.creditCode}
        status={
          <>
            <StatusTag lifecycle={supplierLifecycle} status={data.status} />
            {data.suspendedAt !== null && <Tag color="error">{t("已暂停", "Suspended")}</Tag>}
            {data.revokedAt !== null && <Tag color="error">{t("已取消资格", "Revoked")}</Tag>}
          </>
        }
      />
      <Standing supplier={data} />
      <CaseColumns
        main={
          <>
            <Details supplier={data} />
            <Conduct id={id} />
          </>
        }
        side={
          <>
            <Qualification supplier={data} />
            <SupplierPeople supplier={data} />
          </>
        }
      />
    </>
  );
}

function Standing({ supplier }: { readonly supplier: Supplier }): ReactNode {
  const { t, time } = useSpeech();
  const may = (action: string): boolean => supplier.actions.includes(action);
  const submit = useCommand((_: { reason?: string }, header) =>
    api.POST("/api/v1/suppliers/{id}/submit", {
      params: { path: { id: supplier.id }, header },
      body: { version: supplier.version },
    }),
  );
  const words = {
    draft: t(
      "补全注册信息、上传资质证明后提交省级审核。",
      "Complete the registration, attach the proofs and submit it.",
    ),
    submitted: t("已提交，等待省级主管部门审核。", "Submitted; the province reviews it."),
    admitted: t(
      "已准予注册，可以上架产品、确认申请、报送行为数据。",
      "Admitted: you may list products, confirm cases and deliver usage.",
    ),
    returned: t("省级主管部门退回补正。", "The province returned it for correction."),
    rejected: t("不予注册。", "The registration was rejected."),
  }[supplier.status];
  const barred = supplier.suspendedAt ?? supplier.revokedAt;
  return (
    <NextStep
      tone={
        barred !== null
          ? "late"
          : supplier.status === "admitted"
            ? "good"
            : may("submit")
              ? "mine"
              : supplier.status === "rejected"
                ? "over"
                : undefined
      }
      title={
        barred === null ? words : t(`自 ${time(barred)} 起不能办理新业务。`, `No new business since ${time(barred)}.`)
      }
      words={
        <>
          {barred !== null &&
            t(
              "原因见下方信用档案；恢复由省级主管部门决定。",
              "The reason is in the conduct record below; the province decides on reinstatement.",
            )}
          {supplier.decidedReason !== null && supplier.status !== "admitted" && (
            <div className="reason">
              {t("意见：", "Opinion: ")}
              {supplier.decidedReason}
            </div>
          )}
          {may("submit") && supplier.qualificationFileId === null && (
            <div>{t("尚未上传营业执照和资质证明。", "The licence and proofs are not attached yet.")}</div>
          )}
        </>
      }
      actions={
        <>
          {may("submit") && (
            <StepButton
              type="primary"
              label={t("提交注册", "Submit the registration")}
              consequence={t(
                "提交省级主管部门审核；资源池内的单位提交即准予注册。",
                "The province reviews it; members of the resource pool are admitted at once.",
              )}
              command={submit}
              done={t("已提交", "Submitted")}
            />
          )}
          {may("edit") && <ButtonLink to="/supplier/edit">{t("修改注册信息", "Change the registration")}</ButtonLink>}
          {may("createProduct") && <ButtonLink to="/products/new">{t("新增产品", "Add a product")}</ButtonLink>}
        </>
      }
    />
  );
}

function Details({ supplier }: { readonly supplier: Supplier }): ReactNode {
  const { t, time, given, language } = useSpeech();
  return (
    <Panel title={t("注册信息", "Registration")}>
      <Facts
        facts={[
          { label: t("统一社会信用代码", "Credit code"), value: supplier.creditCode },
          { label: t("注册地", "Registered at"), value: given(supplier.placeZh, supplier.placeEn) },
          { label: t("法定代表人", "Legal person"), value: supplier.legalPerson },
          { label: t("准入途径", "Way in"), value: supplierRoutes[supplier.route][language] },
          { label: t("联系人", "Contact"), value: supplier.contactName },
          { label: t("联系电话", "Phone"), value: supplier.contactPhone },
          { label: t("提交时间", "Submitted"), value: time(supplier.submittedAt) },
          { label: t("准予注册时间", "Admitted"), value: time(supplier.admittedAt) },
          { label: t("地址", "Address"), value: supplier.address, wide: true },
          {
            label: t("单位简介", "Introduction"),
            value: <span className="reason">{supplier.introduction}</span>,
            wide: true,
          },
        ]}
      />
    </Panel>
  );
}

function Qualification({ supplier }: { readonly supplier: Supplier }): ReactNode {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const attach = useCommand((fileId: string, header) =>
    api.POST("/api/v1/suppliers/{id}/qualification", {
      params: { path: { id: supplier.id }, header },
      body: { version: supplier.version, fileId },
    }),
  );
  const take = async (files: readonly StoredFile[]): Promise<void> => {
    const file = files.at(-1);
    if (file === undefined) return;
    try {
      await attach.run(file.id);
      void message.success(t("资质证明已更新", "The proofs were replaced"));
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
    }
  };
  return (
    <Panel title={t("营业执照和资质证明", "Licence and proofs of qualification")}>
      <FaultNotice fault={attach.fault} />
      {supplier.qualificationFileId === null ? (
        <p className="quiet">{t("尚未上传。请合并为一个 PDF。", "Not attached yet. Put them into one PDF.")}</p>
      ) : (
        <p>
          <a href={`/api/v1/suppliers/${supplier.id}/qualification`}>
            {t("下载已上传的文件", "Download what is attached")}
          </a>
        </p>
      )}
      {supplier.actions.includes("attachQualification") && (
        <FileField
          purpose="qualification"
          max={1}
          accept=".pdf,.jpg,.jpeg,.png"
          label={supplier.qualificationFileId === null ? t("上传", "Attach") : t("重新上传", "Replace")}
          onChange={(files) => void take(files)}
        />
      )}
    </Panel>
  );
}

const kinds = {
  flag: { zh: "提示", en: "Flag" },
  suspension: { zh: "暂停", en: "Suspension" },
  reinstatement: { zh: "恢复", en: "Reinstatement" },
  revocation: { zh: "取消资格", en: "Revocation" },
  award: { zh: "表扬", en: "Award" },
} as const;

function Conduct({ id }: { readonly id: string }): ReactNode {
  const { t, time, language } = useSpeech();
  const rows = reads.useInfiniteQuery(
    "get",
    "/api/v1/conduct-records",
    { params: { query: { organisationId: id } } },
    byCursor,
  );
  const none = rows.data?.pages[0]?.items.length === 0;
  return (
    <Panel title={t("信用档案", "Conduct record")}>
      {none ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("没有记录。", "No records.")} />
      ) : (
        <QueryTable<Schemas["ConductRecord"]>
          label={t("信用档案", "Conduct record")}
          rows={rows}
          empty={{ words: t("没有记录。", "No records.") }}
          columns={[
            { title: t("类别", "Kind"), width: 110, render: (_, record) => kinds[record.kind][language] },
            { title: t("事由", "Reason"), render: (_, record) => <span className="reason">{record.reason}</span> },
            { title: t("起始", "From"), width: 170, render: (_, record) => time(record.startsAt) },
            { title: t("结束", "To"), width: 170, render: (_, record) => time(record.endsAt) },
          ]}
          card={(record) => (
            <>
              <b>{kinds[record.kind][language]}</b> <span className="quiet">{time(record.startsAt)}</span>
              <div className="reason">{record.reason}</div>
            </>
          )}
        />
      )}
    </Panel>
  );
}
