import { useEffect, useState, type ReactNode } from "react";
import { Select } from "antd";
import { reads } from "../api.ts";
import { useSpeech } from "../speech.ts";
import "./conduct.css";

/** An enterprise or a supplier, found by a part of its name or its credit code. */
export function OrganisationSelect(props: {
  readonly id?: string;
  readonly label?: string;
  readonly value?: string | undefined;
  readonly onChange?: (id: string | undefined) => void;
}): ReactNode {
  const { t } = useSpeech();
  const [typed, setTyped] = useState("");
  const [text, setText] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setText(typed.trim()), 300);
    return () => clearTimeout(timer);
  }, [typed]);
  const query = { params: { query: { limit: "20", ...(text === "" ? {} : { text }) } } };
  const enterprises = reads.useQuery("get", "/api/v1/enterprises", query);
  const suppliers = reads.useQuery("get", "/api/v1/suppliers", query);
  const optionsOf = (items: readonly { id: string; name: string; creditCode: string; suspendedAt: string | null }[]) =>
    items.map((one) => ({
      value: one.id,
      label: `${one.name} ${one.creditCode}${one.suspendedAt === null ? "" : t("（已暂停）", " (suspended)")}`,
    }));
  return (
    <Select
      {...(props.id === undefined ? {} : { id: props.id })}
      {...(props.label === undefined ? {} : { "aria-label": props.label })}
      className="organisation-select"
      value={props.value ?? null}
      onChange={(id: string | null) => props.onChange?.(id ?? undefined)}
      allowClear
      loading={enterprises.isFetching || suppliers.isFetching}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder={props.label ?? t("输入名称或统一社会信用代码", "Type a name or a credit code")}
      notFoundContent={t("没有找到", "Nothing found")}
      options={[
        { label: t("供应商", "Suppliers"), options: optionsOf(suppliers.data?.items ?? []) },
        { label: t("企业", "Enterprises"), options: optionsOf(enterprises.data?.items ?? []) },
      ]}
    />
  );
}
