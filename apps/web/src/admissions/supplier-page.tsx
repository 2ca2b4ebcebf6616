import type { ReactNode } from "react";
import { getRouteApi } from "@tanstack/react-router";
import { Flex, Skeleton, Tag } from "antd";
import { supplierLifecycle, supplierRoutes } from "@yunquan/core/suppliers/lifecycle.ts";
import { api, reads, useCommand, type Schemas } from "../api.ts";
import { mayCall, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { CaseColumns, Panel } from "../ui/case-columns.tsx";
import { DocumentViewer } from "../ui/document-viewer.tsx";
import { Facts } from "../ui/facts.tsx";
import { PageFault } from "../ui/exceptions.tsx";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { Price } from "../ui/price.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { StepButton } from "../ui/step-button.tsx";

const route = getRouteApi("/suppliers/$id");
type Supplier = Schemas["Supplier"];

/** A supplier as the province sees it: what it registered with, its documents, its products, its conduct, and the decision. */
export function SupplierPage(): ReactNode {
  const { t } = useSpeech();
  const { id } = route.useParams();
  const supplier = reads.useQuery("get", "/api/v1/suppliers/{id}", { params: { path: { id } } });
  if (supplier.error !== null && supplier.data === undefined)
    return <PageFault fault={supplier.error} again={() => void supplier.refetch()} />;
  if (supplier.data === undefined) return <Skeleton active paragraph={{ rows: 10 }} />;
  const { data } = supplier;
  return (
    <>
      <PageHead
        title={data.name}
        lead={<span className="figure">{data.creditCode}</span>}
        status={
          <>
            <StatusTag lifecycle={supplierLifecycle} status={data.status} />
            {data.suspendedAt !== null && <Tag color="error">{t("已暂停", "Suspended")}</Tag>}
            {data.revokedAt !== null && <Tag color="error">{t("已取消资格", "Revoked")}</Tag>}
          </>
        }
        actions={<ButtonLink to="/admissions">{t("返回名单", "Back to the list")}</ButtonLink>}
      />
      <CaseColumns
        main={
          <>
            <Registered supplier={data} />
            <Qualification supplier={data} />
            <Products id={id} />
          </>
        }
        side={
          <>
            <Decision supplier={data} />
            <Conduct supplier={data} />
          </>
        }
      />
    </>
  );
}

function Registered({ supplier }: { readonly supplier: Supplier }): ReactNode {
  const { t, time, language } = useSpeech();
  return (
    <Panel title={t("注册信息", "Registration")}>
      <Facts
        facts={[
          { label: t("准入方式", "Route"), value: supplierRoutes[supplier.route][language] },
          { label: t("登记地", "Registered in"), value: language === "zh" ? supplier.placeZh : supplier.placeEn },
          { label: t("法定代表人", "Legal representative"), value: supplier.legalPerson },
          { label: t("联系人", "Contact"), value: `${supplier.contactName} ${supplier.contactPhone}` },
          { label: t("提交时间", "Submitted"), value: time(supplier.submittedAt) },
          { label: t("准入时间", "Admitted"), value: time(supplier.admittedAt) },
          { label: t("地址", "Address"), value: supplier.address, wide: true },
          {
            label: t("简介", "Introduction"),
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
  const fileId = supplier.qualificationFileId;
  return (
    <Panel title={t("营业执照和资质证明", "Licence and proofs of qualification")}>
      {fileId === null ? (
        <p className="quiet">{t("未上传。", "Not attached.")}</p>
      ) : (
        <DocumentViewer files={[{ id: fileId, name: t("资质证明", "Qualification") }]} />
      )}
    </Panel>
  );
}

function Products({ id }: { readonly id: string }): ReactNode {
  const { t, given } = useSpeech();
  const found = reads.useQuery("get", "/api/v1/public/products", {
    params: { query: { supplierId: id, limit: "100" } },
  });
  const items = found.data?.items ?? [];
  return (
    <Panel title={t("已上架产品", "Listed products")}>
      <FaultNotice fault={found.error} again={() => void found.refetch()} />
      {found.data !== undefined && items.length === 0 && (
        <p className="quiet">{t("没有上架的产品。", "No product is listed.")}</p>
      )}
      <ul className="other-cases">
        {items.map((product) => (
          <li key={product.id}>
            <Flex justify="space-between" gap={12} wrap>
              <span>
                {given(product.nameZh, product.nameEn)} <span className="quiet">{product.serviceCode}</span>
              </span>
              <span>
                <Price fen={product.priceFen} unit={product.priceUnit} />
              </span>
            </Flex>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Decision({ supplier }: { readonly supplier: Supplier }): ReactNode {
  const { t, language } = useSpeech();
  const { id, version } = supplier;
  const may = (action: string): boolean => supplier.actions.includes(action);
  const admit = useCommand(({ reason }: { reason?: string }, header) =>
    api.POST("/api/v1/suppliers/{id}/admit", {
      params: { path: { id }, header },
      body: { version, ...(reason === undefined ? {} : { opinion: reason }) },
    }),
  );
  const giveBack = useCommand(({ reason = "" }: { reason?: string }, header) =>
    api.POST("/api/v1/suppliers/{id}/return", { params: { path: { id }, header }, body: { version, reason } }),
  );
  const reject = useCommand(({ reason = "" }: { reason?: string }, header) =>
    api.POST("/api/v1/suppliers/{id}/reject", { params: { path: { id }, header }, body: { version, reason } }),
  );
  return (
    <Panel title={t("准入审核", "Admission")}>
      {supplier.decidedReason !== null && (
        <p className="reason">
          {t("审核意见：", "Opinion: ")}
          {supplier.decidedReason}
        </p>
      )}
      {!may("admit") && !may("return") && !may("reject") && (
        <p className="quiet">
          {supplier.status === "submitted"
            ? t("由省级审核人员办理。", "For the province's reviewer to decide.")
            : t("目前没有需要审核的事项。", "There is nothing to decide here now.")}
        </p>
      )}
      <Flex gap={8} wrap>
        {may("admit") && (
          <StepButton
            type="primary"
            label={t("准予注册", "Admit")}
            consequence={t("即列入供应商名录，可以上架产品、开展业务。", "It is listed publicly and may do business.")}
            command={admit}
            reason="optional"
            reasonLabel={t(
              "审核意见（可附专家意见摘要，选填）",
              "Opinion, with the experts' if there is one (optional)",
            )}
            done={t("已准予注册", "Admitted")}
          />
        )}
        {may("return") && (
          <StepButton
            label={t("退回补正", "Return")}
            consequence={t("供应商会看到理由，补正后重新提交。", "The supplier sees the reason and submits again.")}
            command={giveBack}
            reason="required"
            phrases={returnPhrases.map((phrase) => phrase[language])}
            done={t("已退回", "Returned")}
          />
        )}
        {may("reject") && (
          <StepButton
            danger
            label={t("不予注册", "Reject")}
            consequence={t(
              "本次注册就此办结，理由告知供应商。",
              "This ends the registration; the supplier is told why.",
            )}
            command={reject}
            reason="required"
            done={t("已作出不予注册决定", "Rejected")}
          />
        )}
      </Flex>
    </Panel>
  );
}

const returnPhrases = [
  { zh: "营业执照不清晰或已过期，请重新上传。", en: "The licence is unclear or expired; upload it again." },
  { zh: "缺少所申报服务的资质证明，请补充。", en: "Proof of qualification for the services is missing." },
  { zh: "单位信息与营业执照不一致，请更正。", en: "What was entered differs from the licence; correct it." },
] as const;

const conductWords: Readonly<Record<Schemas["ConductRecord"]["kind"], { readonly zh: string; readonly en: string }>> = {
  flag: { zh: "提示", en: "Flag" },
  suspension: { zh: "暂停", en: "Suspension" },
  reinstatement: { zh: "恢复", en: "Reinstatement" },
  revocation: { zh: "取消资格", en: "Revocation" },
  award: { zh: "表彰", en: "Award" },
};

/** The conduct record, and where the province may: suspending and lifting it again. */
function Conduct({ supplier }: { readonly supplier: Supplier }): ReactNode {
  const { t, time, language } = useSpeech();
  const session = useSession();
  const path = { id: supplier.id };
  const records = reads.useQuery("get", "/api/v1/conduct-records", {
    params: { query: { organisationId: supplier.id, limit: "20" } },
  });
  const suspend = useCommand(({ reason = "" }: { reason?: string }, header) =>
    api.POST("/api/v1/organisations/{id}/suspend", { params: { path, header }, body: { reason } }),
  );
  const reinstate = useCommand(({ reason = "" }: { reason?: string }, header) =>
    api.POST("/api/v1/organisations/{id}/reinstate", { params: { path, header }, body: { reason } }),
  );
  const items = records.data?.items ?? [];
  return (
    <Panel title={t("信用档案", "Conduct record")}>
      <FaultNotice fault={records.error} again={() => void records.refetch()} />
      {records.data !== undefined && items.length === 0 && (
        <p className="quiet">{t("没有记录。", "Nothing on record.")}</p>
      )}
      <ul className="other-cases">
        {items.map((record) => (
          <li key={record.id}>
            <Flex justify="space-between" gap={8} wrap>
              <b>{conductWords[record.kind][language]}</b>
              <span className="quiet">{time(record.startsAt)}</span>
            </Flex>
            <div className="reason">{record.reason}</div>
          </li>
        ))}
      </ul>
      <Flex gap={8} wrap className="step-row">
        {mayCall(session, "conduct.suspend") && supplier.suspendedAt === null && supplier.status === "admitted" && (
          <StepButton
            danger
            label={t("暂停", "Suspend")}
            consequence={t(
              "不能办理新业务；已发放的券和已开展的业务照常办理，企业不受影响。",
              "No new business; what was begun goes on, and no enterprise suffers.",
            )}
            command={suspend}
            reason="required"
            done={t("已暂停", "Suspended")}
          />
        )}
        {mayCall(session, "conduct.reinstate") && supplier.suspendedAt !== null && (
          <StepButton
            label={t("恢复", "Reinstate")}
            consequence={t("即可重新办理业务。", "It may do business again at once.")}
            command={reinstate}
            reason="required"
            done={t("已恢复", "Reinstated")}
          />
        )}
      </Flex>
    </Panel>
  );
}
