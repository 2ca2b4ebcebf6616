import { useState, type ReactNode } from "react";
import { Button, Drawer, Empty, Flex, Input, Select, Skeleton, Space, Tag } from "antd";
import { keepPreviousData, useQueries } from "@tanstack/react-query";
import { segments, serviceKinds, stages, type Segment, type ServiceKind } from "@yunquan/core/catalogues/vocabulary.ts";
import { reads, type Schemas } from "../api.ts";
import { useSpeech, type Speech } from "../speech.ts";
import { useSettled } from "./settled.ts";

type Service = Schemas["PublicService"];

/**
 * A service of the catalogue in use: typed by name, code or pinyin, or looked up in the catalogue with its definition and
 * the amount of the enterprise's own tier.
 */
export function ServiceSelect(props: {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (code: string) => void;
  readonly programmeCode: string;
  /** The size tier whose amounts are shown; without it the amounts of all tiers are. */
  readonly tier?: string | undefined;
  readonly disabled?: boolean;
}): ReactNode {
  const { t, language } = useSpeech();
  const [typed, setTyped] = useState("");
  const [browsing, setBrowsing] = useState(false);
  const text = useSettled(typed.trim());
  const path = { code: props.programmeCode };
  const found = reads.useQuery(
    "get",
    "/api/v1/public/programmes/{code}/catalogue",
    { params: { path, query: { limit: "50", ...(text === "" ? {} : { text }) } } },
    { staleTime: 300_000, placeholderData: keepPreviousData },
  );
  const chosen = useService(props.programmeCode, props.value ?? null);
  const options = found.data?.items ?? [];
  const shown =
    chosen === undefined || options.some(({ code }) => code === chosen.code) ? options : [chosen, ...options];
  const choose = (code: string): void => {
    setTyped("");
    setBrowsing(false);
    props.onChange?.(code);
  };
  return (
    <Space.Compact block>
      <Select
        {...(props.id === undefined ? {} : { id: props.id })}
        className="service-select"
        value={props.value ?? null}
        disabled={props.disabled === true}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        loading={found.isFetching}
        placeholder={t("输入名称、编码或拼音", "Type a name, a code or pinyin")}
        onChange={choose}
        options={shown.map((service) => ({
          value: service.code,
          label: `${language === "zh" ? service.nameZh : service.nameEn}（${service.code}）`,
        }))}
        notFoundContent={t("没有匹配的应用服务", "No service matches")}
      />
      <Button disabled={props.disabled === true} onClick={() => setBrowsing(true)}>
        {t("查目录", "Catalogue")}
      </Button>
      <Catalogue
        open={browsing}
        onClose={() => setBrowsing(false)}
        programmeCode={props.programmeCode}
        tier={props.tier}
        onChoose={choose}
      />
    </Space.Compact>
  );
}

/** One service of the catalogue in use, by its code. */
export function useService(programmeCode: string, code: string | null): Service | undefined {
  const found = reads.useQuery(
    "get",
    "/api/v1/public/programmes/{code}/catalogue",
    { params: { path: { code: programmeCode }, query: { limit: "50", text: code ?? "" } } },
    { enabled: code !== null && programmeCode !== "", staleTime: 300_000 },
  );
  return found.data?.items.find((service) => service.code === code);
}

/** The services of the catalogues in use, of every programme; narrowed to a name, code or pinyin where one is typed. */
export function useServices(text: string): readonly Service[] {
  const programmes = reads.useQuery("get", "/api/v1/public/programmes", {}, { staleTime: 60_000 });
  const inForce = (programmes.data?.items ?? []).filter(({ edition }) => edition !== null);
  const found = useQueries({
    queries: inForce.map(({ code }) =>
      reads.queryOptions(
        "get",
        "/api/v1/public/programmes/{code}/catalogue",
        { params: { path: { code }, query: { limit: "100", ...(text === "" ? {} : { text }) } } },
        { staleTime: 300_000, placeholderData: keepPreviousData },
      ),
    ),
  });
  return found.flatMap(({ data }) => data?.items ?? []);
}

type Tier = Pick<Schemas["StandardTier"], "tier" | "nameZh" | "nameEn">;

/** The tiers of the standard in force, with what they are called. */
export function useTiers(programmeCode: string): readonly Tier[] {
  const found = reads.useQuery(
    "get",
    "/api/v1/public/programmes/{code}/catalogue",
    { params: { path: { code: programmeCode }, query: { limit: "50" } } },
    { enabled: programmeCode !== "", staleTime: 300_000 },
  );
  return found.data?.tiers ?? [];
}

/** What a service is worth: in the given tier, or in each by its name. */
export function amountWords(
  service: Service,
  tier: string | undefined,
  tiers: readonly Tier[],
  { t, given, yuan, percent }: Speech,
): string {
  const wanted = service.amounts.filter((amount) => tier === undefined || amount.tier === tier);
  if (wanted.length === 0) return t("本档没有额度", "No amount in this tier");
  return wanted
    .map((amount) => {
      const sum =
        amount.formula === "fixed"
          ? yuan(amount.amountFen)
          : t(
              `可补助费用的 ${percent(amount.ratioBp ?? 0)}${amount.capFen === null ? "" : `，最高 ${yuan(amount.capFen)}`}`,
              `${percent(amount.ratioBp ?? 0)} of the eligible fee${amount.capFen === null ? "" : `, at most ${yuan(amount.capFen)}`}`,
            );
      if (tier !== undefined) return sum;
      const named = tiers.find((one) => one.tier === amount.tier);
      const name = named === undefined ? amount.tier : given(named.nameZh, named.nameEn);
      return t(`${name} ${sum}`, `${name}: ${sum}`);
    })
    .join(t("；", "; "));
}

function Catalogue(props: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly programmeCode: string;
  readonly tier: string | undefined;
  readonly onChoose: (code: string) => void;
}): ReactNode {
  const speech = useSpeech();
  const { t, language } = speech;
  const [typed, setTyped] = useState("");
  const [segment, setSegment] = useState<Segment | "">("");
  const [kind, setKind] = useState<ServiceKind | "">("");
  const text = useSettled(typed.trim());
  const found = reads.useQuery(
    "get",
    "/api/v1/public/programmes/{code}/catalogue",
    {
      params: {
        path: { code: props.programmeCode },
        query: {
          limit: "100",
          ...(text === "" ? {} : { text }),
          ...(segment === "" ? {} : { segment }),
          ...(kind === "" ? {} : { kind }),
        },
      },
    },
    { enabled: props.open, placeholderData: keepPreviousData },
  );
  return (
    <Drawer
      open={props.open}
      onClose={props.onClose}
      size={720}
      title={t("应用服务目录", "Catalogue of services")}
      destroyOnHidden
    >
      <Flex gap={8} wrap className="catalogue-filters">
        <Input.Search
          aria-label={t("搜索目录", "Search the catalogue")}
          placeholder={t("名称、编码、拼音", "Name, code, pinyin")}
          allowClear
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Select
          aria-label={t("业务环节", "Segment")}
          value={segment}
          onChange={setSegment}
          options={[
            { value: "" as const, label: t("全部业务环节", "Any segment") },
            ...Object.entries(segments).map(([code, words]) => ({ value: code as Segment, label: words[language] })),
          ]}
        />
        <Select
          aria-label={t("类型", "Kind")}
          value={kind}
          onChange={setKind}
          options={[
            { value: "" as const, label: t("全部类型", "Any kind") },
            ...Object.entries(serviceKinds).map(([code, words]) => ({
              value: code as ServiceKind,
              label: words[language],
            })),
          ]}
        />
      </Flex>
      {found.data === undefined && <Skeleton active />}
      {found.data?.items.length === 0 && (
        <Empty description={t("没有匹配的应用服务，请换个词。", "No service matches; try another word.")} />
      )}
      <ul className="catalogue-list">
        {(found.data?.items ?? []).map((service) => (
          <li key={service.code}>
            <Flex justify="space-between" gap={12} align="start">
              <div>
                <b>{language === "zh" ? service.nameZh : service.nameEn}</b>{" "}
                <span className="quiet">{service.code}</span>
                <div>{language === "zh" ? service.descriptionZh : service.descriptionEn}</div>
                <Flex gap={4} wrap className="catalogue-tags">
                  {service.segments.map((one) => (
                    <Tag key={one}>{segments[one][language]}</Tag>
                  ))}
                  <Tag>{serviceKinds[service.kind][language]}</Tag>
                  <Tag>{stages[service.stage][language]}</Tag>
                </Flex>
                <div className="quiet">{amountWords(service, props.tier, found.data?.tiers ?? [], speech)}</div>
              </div>
              <Button onClick={() => props.onChoose(service.code)}>{t("选择", "Choose")}</Button>
            </Flex>
          </li>
        ))}
      </ul>
    </Drawer>
  );
}
