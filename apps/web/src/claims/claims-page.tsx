import type { ReactNode } from "react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Checkbox, Flex, Select } from "antd";
import { claimLifecycle, type ClaimStatus } from "@yunquan/core/claims/lifecycle.ts";
import { cities } from "@yunquan/core/divisions.ts";
import { beijingDate, instant } from "@yunquan/core/time.ts";
import { marks, type Mark } from "@yunquan/core/usage/marks.ts";
import { reads, type Schemas } from "../api.ts";
import type { ClaimsSearch } from "./search.ts";
import { mayCall, sideOf, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { ExportButton } from "../ui/export-button.tsx";
import { FilterBar } from "../ui/filter-bar.tsx";
import { Money } from "../ui/money.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { QueryTable, byCursor } from "../ui/query-table.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { holderWords } from "./turn.ts";

type Claim = Schemas["ClaimSummary"];

/** The claims one may see, the newest first. */
export function ClaimsPage(): ReactNode {
  const speech = useSpeech();
  const { t, until, date, given } = speech;
  const session = useSession();
  const side = sideOf(session);
  const search = useSearch({ from: "/claims" });
  const query = {
    ...(search.status === undefined ? {} : { status: search.status }),
    ...(search.mark === undefined ? {} : { mark: search.mark }),
    ...(search.overdue === true ? { overdue: "true" as const } : {}),
    ...(search.city === undefined ? {} : { cityCode: search.city }),
    ...(search.plan === undefined ? {} : { planId: search.plan }),
    ...(search.carried === true ? { carried: "true" as const } : {}),
  };
  const rows = reads.useInfiniteQuery(
    "get",
    "/api/v1/claims",
    { params: { query: { limit: "50", ...query } } },
    byCursor,
  );
  const filtered = Object.keys(search).length > 0;
  const start = mayCall(session, "claims.create") && (
    <ButtonLink to="/claims/new" look="primary">
      {t("申请兑现服务券", "Claim a voucher")}
    </ButtonLink>
  );
  const turnOf = (claim: Claim): string => {
    const due = claim.supplierDueAt ?? claim.returnDueAt ?? claim.dueAt;
    const who = holderWords(speech, claim.holder);
    if (claim.overdueAt !== null) return t(`${who}，已超期`, `${who}, overdue`);
    return due === null ? who : t(`${who}，${until(due)} 前`, `${who}, until ${until(due)}`);
  };
  return (
    <>
      <PageHead title={t("结算申请", "Claims")} actions={start === false ? undefined : start} />
      <ClaimFilter search={search}>
        <ExportButton path="/api/v1/claims/export" query={query} rows={rows} />
      </ClaimFilter>
      <QueryTable<Claim>
        label={t("结算申请", "Claims")}
        rows={rows}
        hrefOf={(claim) => `/claims/${claim.id}`}
        empty={{
          words: filtered
            ? t("没有符合条件的结算申请，请放宽筛选条件。", "No claim fits; widen the filter.")
            : side === "enterprise"
              ? t(
                  "还没有结算申请。服务实施完成并验收后，凭服务券申请兑现。",
                  "No claims yet. Once the service is in use and accepted, claim your voucher.",
                )
              : t(
                  "还没有结算申请。企业提交后会出现在这里。",
                  "No claims yet. They appear once enterprises submit them.",
                ),
          action: filtered ? (
            <ButtonLink to="/claims" search={{}}>
              {t("清除筛选", "Clear the filter")}
            </ButtonLink>
          ) : (
            start
          ),
        }}
        columns={[
          {
            title: t("编号 / 提交日期", "Number, submitted"),
            width: 150,
            render: (_, claim) => (
              <>
                <b className="figure">{claim.number}</b>
                <div className="quiet">{date(beijingDate(instant(claim.submittedAt ?? claim.createdAt)))}</div>
              </>
            ),
          },
          {
            title: side === "enterprise" ? t("供应商", "Supplier") : t("企业", "Enterprise"),
            render: (_, claim) => (side === "enterprise" ? claim.supplier.name : claim.enterprise.name),
          },
          { title: t("应用服务", "Service"), render: (_, claim) => given(claim.serviceNameZh, claim.serviceNameEn) },
          {
            title: t("申请金额", "Amount"),
            align: "right",
            width: 126,
            render: (_, claim) => <Money fen={claim.amountFen} />,
          },
          { title: t("顺位", "Place"), align: "right", width: 60, render: (_, claim) => claim.position ?? "—" },
          {
            title: t("状态", "Status"),
            width: 120,
            render: (_, claim) => <StatusTag lifecycle={claimLifecycle} status={claim.status} />,
          },
          { title: t("等待", "Waiting for"), width: 190, render: (_, claim) => turnOf(claim) },
        ]}
        card={(claim) => (
          <Flex vertical gap={4}>
            <Flex justify="space-between" gap={8}>
              <b>{claim.number}</b>
              <StatusTag lifecycle={claimLifecycle} status={claim.status} />
            </Flex>
            <span>{given(claim.serviceNameZh, claim.serviceNameEn)}</span>
            <span>{side === "enterprise" ? claim.supplier.name : claim.enterprise.name}</span>
            <Flex justify="space-between" gap={8}>
              <Money fen={claim.amountFen} />
              <span className="quiet">{turnOf(claim)}</span>
            </Flex>
          </Flex>
        )}
      />
    </>
  );
}

function ClaimFilter({
  search,
  children,
}: {
  readonly search: ClaimsSearch;
  /** What stands beside the filters. */
  readonly children: ReactNode;
}): ReactNode {
  const { t, language } = useSpeech();
  const side = sideOf(useSession());
  const navigate = useNavigate();
  const set = (part: { [Key in keyof ClaimsSearch]?: ClaimsSearch[Key] | undefined }): void => {
    const next = { ...search, ...part };
    const kept = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)) as ClaimsSearch;
    void navigate({ to: "/claims", search: kept, replace: true });
  };
  return (
    <FilterBar
      onClear={Object.keys(search).length === 0 ? undefined : () => void navigate({ to: "/claims", search: {} })}
    >
      <Select<ClaimStatus | null>
        aria-label={t("状态", "Status")}
        className="filter"
        value={search.status ?? null}
        onChange={(status) => set({ status: status ?? undefined })}
        options={[
          { value: null, label: t("全部状态", "Every status") },
          ...Object.entries(claimLifecycle.statuses).map(([value, words]) => ({
            value: value as ClaimStatus,
            label: words[language],
          })),
        ]}
      />
      <Select<Mark | null>
        aria-label={t("完成判定", "Completion")}
        className="filter"
        value={search.mark ?? null}
        onChange={(mark) => set({ mark: mark ?? undefined })}
        options={[
          { value: null, label: t("不限完成判定", "Any completion") },
          ...Object.entries(marks).map(([value, words]) => ({ value: value as Mark, label: words[language] })),
        ]}
      />
      {(side === "province" || side === "administration") && (
        <Select<string | null>
          aria-label={t("地市", "City")}
          className="filter"
          value={search.city ?? null}
          onChange={(city) => set({ city: city ?? undefined })}
          showSearch={{ optionFilterProp: "label" }}
          options={[
            { value: null, label: t("全部地市", "All cities") },
            ...cities.map((city) => ({ value: city.code as string, label: city[language] })),
          ]}
        />
      )}
      <Checkbox
        checked={search.carried === true}
        onChange={(event) => set({ carried: event.target.checked ? true : undefined })}
      >
        {t("只看结转未兑付", "Carried over, unpaid")}
      </Checkbox>
      <Checkbox
        checked={search.overdue === true}
        onChange={(event) => set({ overdue: event.target.checked ? true : undefined })}
      >
        {t("只看超期", "Overdue only")}
      </Checkbox>
      {children}
    </FilterBar>
  );
}
