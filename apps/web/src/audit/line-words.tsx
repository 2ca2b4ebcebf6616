import type { ReactNode } from "react";
import { Flex } from "antd";
import { isRole, roles } from "@yunquan/core/roles.ts";
import type { Schemas } from "../api.ts";
import { useSpeech, type Speech } from "../speech.ts";

type Line = Schemas["AuditLine"];

/** What the kinds of objects are called. */
const objectWords: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  application: { zh: "申请", en: "Application" },
  voucher: { zh: "服务券", en: "Voucher" },
  claim: { zh: "结算申请", en: "Claim" },
  settlement: { zh: "结算清单", en: "Settlement list" },
  notice: { zh: "公示", en: "Notice" },
  objection: { zh: "异议", en: "Objection" },
  paymentBatch: { zh: "兑付批次", en: "Payment batch" },
  paymentLine: { zh: "兑付明细", en: "Payment" },
  paymentAccount: { zh: "收款账户", en: "Payment account" },
  suspenseLine: { zh: "待核回单", en: "Suspense line" },
  enterprise: { zh: "企业", en: "Enterprise" },
  enterpriseYear: { zh: "企业年度数据", en: "Enterprise year" },
  supplier: { zh: "供应商", en: "Supplier" },
  product: { zh: "产品", en: "Product" },
  contract: { zh: "合同", en: "Contract" },
  invoice: { zh: "发票", en: "Invoice" },
  conductRecord: { zh: "信用记录", en: "Conduct record" },
  resourcePoolMember: { zh: "资源池成员", en: "Resource pool member" },
  programme: { zh: "方案", en: "Programme" },
  edition: { zh: "政策版本", en: "Edition" },
  plan: { zh: "年度计划", en: "Plan" },
  allotment: { zh: "切块", en: "Share of a city" },
  round: { zh: "申领批次", en: "Round" },
  settlementPeriod: { zh: "结算期", en: "Settlement period" },
  catalogue: { zh: "目录", en: "Catalogue" },
  standard: { zh: "奖补标准", en: "Standard" },
  person: { zh: "人员", en: "Person" },
  "api-key": { zh: "接口密钥", en: "API key" },
  "business-clock": { zh: "业务时钟", en: "Business clock" },
  "calendar-year": { zh: "工作日历", en: "Work calendar" },
  database: { zh: "数据库", en: "Database" },
  file: { zh: "文件", en: "File" },
  proofRun: { zh: "验算", en: "Proof" },
  "implementation-report": { zh: "实施情况表", en: "Implementation report" },
  "usage-delivery": { zh: "行为数据", en: "Usage data" },
  "usage-event-partition": { zh: "使用事件", en: "Usage events" },
  "usage-signing-key": { zh: "签名公钥", en: "Signing key" },
};

export function objectName({ language }: Speech, objectType: string): string {
  return objectWords[objectType]?.[language] ?? objectType;
}

/** All kinds of objects, to choose from. */
export function objectOptions({ language }: Speech): { readonly value: string; readonly label: string }[] {
  return Object.entries(objectWords).map(([value, words]) => ({ value, label: words[language] }));
}

/** Who did it: name, user name, role and organisation; or the system. */
export function Actor({ line }: { readonly line: Line }): ReactNode {
  const { t, language } = useSpeech();
  if (line.by.kind === "system") return t("系统", "System");
  const held = line.by.role
    .split(",")
    .map((role) => (isRole(role) ? roles[role][language] : role))
    .join(t("、", ", "));
  return (
    <>
      {line.by.name ?? "—"} {line.by.loginName !== null && <span className="quiet">({line.by.loginName})</span>}
      <div className="quiet">
        {[line.by.organisationName, held].filter((part) => part !== null && part !== "").join(" · ")}
      </div>
    </>
  );
}

/** Everything else that was written down with a step. */
export function LineFacts({ line }: { readonly line: Line }): ReactNode {
  const { t } = useSpeech();
  const facts = Object.entries(line.facts);
  return (
    <Flex vertical gap={4}>
      {line.deciding && <span className="quiet">{t("决定性步骤", "A decision")}</span>}
      {line.reason !== null && (
        <div>
          <span className="quiet">{t("理由：", "Reason: ")}</span>
          <span className="reason">{line.reason}</span>
        </div>
      )}
      <details>
        <summary>{t("全部记录", "All that was written down")}</summary>
        <dl className="line-facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{String(value)}</dd>
            </div>
          ))}
          <div>
            <dt>{t("请求编号", "request")}</dt>
            <dd>{line.requestId}</dd>
          </div>
          <div>
            <dt>{t("序号", "line")}</dt>
            <dd>{line.seq}</dd>
          </div>
        </dl>
      </details>
    </Flex>
  );
}
