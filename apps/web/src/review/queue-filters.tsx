import { useState, type ReactNode } from "react";
import { Button, Form, Grid, Input, Modal, Select } from "antd";
import { FilterOutlined } from "@ant-design/icons";
import { flagsOf, openStatuses, reviewFlags, type ReviewFlag, type ReviewedNoun } from "@yunquan/core/reviews/flags.ts";
import { useSpeech } from "../speech.ts";
import { FilterBar } from "../ui/filter-bar.tsx";
import { useServices } from "../ui/service-select.tsx";
import { useSettled } from "../ui/settled.ts";
import { YuanInput, yuanRule } from "../ui/yuan-input.tsx";
import { lifecycleOf } from "./lifecycles.ts";
import type { ReviewCase } from "./queue.ts";
import { SavedFilters } from "./saved-filters.tsx";
import type { QueueFilter } from "./search.ts";

/** What a queue is narrowed to and sorted by. Everything is in the address; what one needs again and again can be kept. */
export function QueueFilters(props: {
  readonly noun: ReviewedNoun;
  readonly filter: QueueFilter;
  readonly cases: readonly ReviewCase[];
  readonly onChange: (filter: QueueFilter) => void;
  /** Takes the queue along as it is narrowed. */
  readonly taking: ReactNode;
}): ReactNode {
  const { t, language, given, yuan } = useSpeech();
  const { noun, filter } = props;
  const [amounts, setAmounts] = useState(false);
  const set = (change: { readonly [Key in keyof QueueFilter]?: QueueFilter[Key] | undefined }): void => {
    const next = Object.entries({ ...filter, ...change }).filter(([, value]) => value !== undefined && value !== "");
    props.onChange(Object.fromEntries(next) as QueueFilter);
  };
  const [typed, setTyped] = useState("");
  const catalogue = useServices(useSettled(typed.trim()));
  // What a case is about may have left the catalogue since.
  const services = new Map([
    ...props.cases.flatMap((row) =>
      row.serviceCode === null ? [] : [[row.serviceCode, given(row.serviceNameZh, row.serviceNameEn)] as const],
    ),
    ...catalogue.map((service) => [service.code, given(service.nameZh, service.nameEn)] as const),
  ]);
  if (filter.service !== undefined && !services.has(filter.service)) services.set(filter.service, filter.service);
  const { statuses } = lifecycleOf[noun];
  const amountWords =
    filter.min === undefined && filter.max === undefined
      ? t("金额不限", "Any amount")
      : `${filter.min === undefined ? "" : yuan(filter.min)} ～ ${filter.max === undefined ? "" : yuan(filter.max)}`;
  const wide = Grid.useBreakpoint().md ?? true;
  const [shown, setShown] = useState(false);
  const chosen = Object.keys(filter).length;
  const onClear = chosen > 0 ? () => props.onChange({}) : undefined;
  if (!wide && !shown)
    return (
      <FilterBar onClear={onClear}>
        <Button icon={<FilterOutlined />} onClick={() => setShown(true)}>
          {chosen === 0
            ? t("筛选与排序", "Filter and sort")
            : t(`筛选与排序（${chosen}）`, `Filter and sort (${chosen})`)}
        </Button>
        {props.taking}
      </FilterBar>
    );
  return (
    <FilterBar onClear={onClear}>
      <Select
        aria-label={t("状态", "State")}
        value={filter.status ?? ""}
        onChange={(status: string) => set({ status: status === "" ? undefined : status })}
        options={[
          { value: "", label: t("待我处理", "Waiting for me") },
          { value: "open", label: t("本市全部在办", "Everything open") },
          ...openStatuses[noun].map((status) => ({ value: status as string, label: statuses[status]?.[language] })),
        ]}
      />
      <Select
        aria-label={t("排序", "Order")}
        value={filter.order ?? ""}
        onChange={(order: "" | "amount" | "risk") => set({ order: order === "" ? undefined : order })}
        options={[
          { value: "" as const, label: t("先到期的在前", "First due first") },
          { value: "amount" as const, label: t("金额大的在前", "Largest first") },
          { value: "risk" as const, label: t("关注事项多的在前", "Most flags first") },
        ]}
      />
      <Select
        aria-label={t("剩余天数", "Days left")}
        value={filter.days ?? -1}
        onChange={(days: number) => set({ days: days < 0 ? undefined : days })}
        options={[
          { value: -1, label: t("不限期限", "Any deadline") },
          { value: 0, label: t("已逾期", "Overdue") },
          { value: 1, label: t("1 天内到期", "Due in 1 day") },
          { value: 3, label: t("3 天内到期", "Due in 3 days") },
          { value: 7, label: t("7 天内到期", "Due in 7 days") },
        ]}
      />
      <Select
        aria-label={t("关注事项", "Flags")}
        value={filter.flag ?? ""}
        onChange={(flag: ReviewFlag | "") => set({ flag: flag === "" ? undefined : flag })}
        options={[
          { value: "" as const, label: t("不限关注事项", "Any flags") },
          ...flagsOf[noun].map((flag) => ({ value: flag, label: reviewFlags[flag][language] })),
        ]}
      />
      <Select
        aria-label={t("领取人", "Taken by")}
        value={filter.taken ?? ""}
        onChange={(taken: "" | "me" | "nobody") => set({ taken: taken === "" ? undefined : taken })}
        options={[
          { value: "" as const, label: t("不限领取人", "Taken by anybody") },
          { value: "me" as const, label: t("我领取的", "Taken by me") },
          { value: "nobody" as const, label: t("无人领取", "Taken by nobody") },
        ]}
      />
      <Select
        aria-label={t("应用服务", "Service")}
        value={filter.service ?? ""}
        onChange={(service: string) => set({ service })}
        showSearch={{ optionFilterProp: "label", onSearch: setTyped }}
        options={[
          { value: "", label: t("全部应用服务", "Any service") },
          ...[...services].map(([code, name]) => ({ value: code, label: `${name} ${code}` })),
        ]}
      />
      <TextFilter
        key={`text ${filter.text ?? ""}`}
        label={t("编号或企业名称", "Number or enterprise")}
        value={filter.text}
        onSearch={(text) => set({ text })}
      />
      <TextFilter
        key={`supplier ${filter.supplier ?? ""}`}
        label={t("供应商名称", "Supplier")}
        value={filter.supplier}
        onSearch={(supplier) => set({ supplier })}
      />
      <Button onClick={() => setAmounts(true)}>{amountWords}</Button>
      <SavedFilters noun={noun} filter={filter} onChoose={props.onChange} />
      <AmountFilter open={amounts} filter={filter} onClose={() => setAmounts(false)} onChange={set} />
      {props.taking}
    </FilterBar>
  );
}

function TextFilter(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly onSearch: (text: string | undefined) => void;
}): ReactNode {
  return (
    <Input.Search
      aria-label={props.label}
      placeholder={props.label}
      allowClear
      defaultValue={props.value ?? ""}
      maxLength={60}
      onSearch={(text) => props.onSearch(text.trim() === "" ? undefined : text.trim())}
    />
  );
}

function AmountFilter(props: {
  readonly open: boolean;
  readonly filter: QueueFilter;
  readonly onClose: () => void;
  readonly onChange: (change: { min: string | undefined; max: string | undefined }) => void;
}): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const [form] = Form.useForm<{ min?: string | null; max?: string | null }>();
  const apply = (entered: { min?: string | null; max?: string | null }): void => {
    props.onChange({ min: entered.min ?? undefined, max: entered.max ?? undefined });
    props.onClose();
  };
  return (
    <Modal
      open={props.open}
      title={t("按金额筛选", "Filter by amount")}
      okText={t("应用", "Apply")}
      cancelText={t("取消", "Cancel")}
      onOk={() => form.submit()}
      onCancel={props.onClose}
      destroyOnHidden
    >
      <Form
        form={form}
        layout="vertical"
        preserve={false}
        initialValues={{ min: props.filter.min, max: props.filter.max }}
        onFinish={apply}
      >
        <Form.Item name="min" label={t("不少于", "At least")} rules={[yuanRule(speech, false)]}>
          <YuanInput />
        </Form.Item>
        <Form.Item name="max" label={t("不多于", "At most")} rules={[yuanRule(speech, false)]}>
          <YuanInput />
        </Form.Item>
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </Form>
    </Modal>
  );
}
