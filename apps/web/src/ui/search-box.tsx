import { useDeferredValue, useState, type ReactNode } from "react";
import { useNavigate } from "@tanstack/react-router";
import { AutoComplete, Input } from "antd";
import { SearchOutlined } from "@ant-design/icons";
import { reads, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";

const kinds: Readonly<Record<Schemas["Found"]["kind"], { readonly zh: string; readonly en: string }>> = {
  application: { zh: "申请", en: "Application" },
  voucher: { zh: "服务券", en: "Voucher" },
  claim: { zh: "结算申请", en: "Claim" },
  settlement: { zh: "结算清单", en: "Settlement" },
  "payment-batch": { zh: "兑付批次", en: "Payment batch" },
  objection: { zh: "异议", en: "Objection" },
  contract: { zh: "合同", en: "Contract" },
  notice: { zh: "公示", en: "Notice" },
  inquiry: { zh: "咨询投诉", en: "Inquiry" },
  "implementation-report": { zh: "实施情况表", en: "Implementation report" },
  "payment-receipt": { zh: "兑付凭据", en: "Payment receipt" },
  "payment-line": { zh: "兑付明细", en: "Payment line" },
  invoice: { zh: "发票", en: "Invoice" },
  enterprise: { zh: "企业", en: "Enterprise" },
  supplier: { zh: "供应商", en: "Supplier" },
};

/** Finds a case by its number or an organisation by its name, and opens it. */
export function SearchBox({ onFound }: { readonly onFound?: () => void }): ReactNode {
  const { t, language } = useSpeech();
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const asked = useDeferredValue(typed.trim());
  const answer = reads.useQuery(
    "get",
    "/api/v1/search",
    { params: { query: { q: asked } } },
    { enabled: asked.length >= 2, placeholderData: (before) => before },
  );
  const items = asked.length >= 2 ? (answer.data?.items ?? []) : [];
  const label = t("按编号或名称查找", "Find by number or name");
  return (
    <AutoComplete
      className="search-box"
      value={typed}
      onChange={setTyped}
      onSelect={(_: string, { to }) => {
        setTyped("");
        onFound?.();
        void navigate({ to: to as "/" });
      }}
      defaultActiveFirstOption
      notFoundContent={
        asked.length < 2 || answer.isPending
          ? null
          : answer.error === null
            ? t("没有找到，请核对完整编号。", "Nothing found; check the whole number.")
            : t("暂时无法查找，请稍后再试。", "The search did not answer; try again in a moment.")
      }
      options={items.map((item) => ({
        value: item.id,
        to: item.to,
        label: (
          <span className="found">
            <span className="quiet">{kinds[item.kind][language]}</span> {item.number}
            {item.name !== item.number && <span className="quiet"> · {item.name}</span>}
          </span>
        ),
      }))}
    >
      <Input prefix={<SearchOutlined />} placeholder={label} aria-label={label} allowClear />
    </AutoComplete>
  );
}
