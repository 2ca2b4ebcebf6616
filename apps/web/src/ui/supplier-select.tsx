import { useState, type ReactNode } from "react";
import { Select } from "antd";
import { keepPreviousData } from "@tanstack/react-query";
import { reads } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { useSettled } from "./settled.ts";

/** An admitted supplier, typed by name or pinyin. `name` stands in for one that is no longer in the public list. */
export function SupplierSelect(props: {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (id: string) => void;
  readonly name?: string | undefined;
  readonly disabled?: boolean;
}): ReactNode {
  const { t } = useSpeech();
  const [typed, setTyped] = useState("");
  const text = useSettled(typed.trim());
  const found = reads.useQuery(
    "get",
    "/api/v1/public/suppliers",
    { params: { query: { limit: "50", ...(text === "" ? {} : { text }) } } },
    { staleTime: 60_000, placeholderData: keepPreviousData },
  );
  const options = (found.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const [chosen, setChosen] = useState<{ value: string; label: string }>();
  const known =
    props.value != null && props.name !== undefined && chosen?.value !== props.value
      ? { value: props.value, label: props.name }
      : chosen;
  const shown =
    known === undefined || options.some(({ value }) => value === known.value) ? options : [known, ...options];
  return (
    <Select
      {...(props.id === undefined ? {} : { id: props.id })}
      value={props.value ?? null}
      disabled={props.disabled === true}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      placeholder={t("输入供应商名称或拼音", "Type the supplier's name")}
      notFoundContent={t(
        "没有匹配的供应商；供应商须先注册并经审核",
        "No supplier matches; suppliers have to be admitted first",
      )}
      options={shown}
      onChange={(id: string) => {
        setTyped("");
        setChosen(shown.find(({ value }) => value === id));
        props.onChange?.(id);
      }}
    />
  );
}
