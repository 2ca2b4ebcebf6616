import { useState, type ReactNode } from "react";
import { getRouteApi } from "@tanstack/react-router";
import { Button, Flex, Grid, Select, Tabs } from "antd";
import { reads } from "../api.ts";
import { mayCall, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { AccountQueue } from "./account-queue.tsx";
import { CaseQueue } from "./case-queue.tsx";
import { EnterpriseQueue } from "./enterprise-queue.tsx";
import { KeyHelp } from "./key-help.tsx";
import { useKeys } from "./keys.ts";
import { nounOf, tabs, type Tab } from "./search.ts";
import "./review.css";

const route = getRouteApi("/review");

/** What waits for the bureau: cases by clock, amount or flags, enterprises to be certified, accounts to be confirmed. */
export function ReviewPage(): ReactNode {
  const { t, count } = useSpeech();
  const session = useSession();
  const navigate = route.useNavigate();
  const place = route.useSearch();
  const tab: Tab = place.tab ?? "applications";
  const [help, setHelp] = useState(false);
  const counts = reads.useQuery("get", "/api/v1/reviews/counts", {}, { refetchInterval: 60_000 });
  useKeys({ "?": () => setHelp(true) });
  const wide = Grid.useBreakpoint().md ?? true;
  const choose = (chosen: string): void =>
    void navigate({ search: chosen === "applications" ? {} : { tab: chosen as Exclude<Tab, "applications"> } });
  const waiting = counts.data;
  const words: Record<Tab, { readonly words: string; readonly count: number | undefined }> = {
    applications: { words: t("服务券申请", "Applications"), count: waiting?.applications.mine },
    claims: { words: t("结算申请", "Claims"), count: waiting?.claims.mine },
    enterprises: {
      words: t("企业与年度数据", "Enterprises and figures"),
      count: waiting && waiting.registrations + waiting.figures,
    },
    accounts: { words: t("收款账户", "Payment accounts"), count: waiting?.accounts },
  };
  return (
    <>
      <PageHead
        title={t("审核队列", "Review queue")}
        lead={
          mayCall(session, "applications.approve") && !mayCall(session, "applications.review")
            ? t("经办已审核、等待复核的事项。", "What was reviewed and waits for approval.")
            : t("等待审核的事项，先到期的在前。", "What waits for review, the first due first.")
        }
        actions={
          <>
            {wide && <Button onClick={() => setHelp(true)}>{t("快捷键 ?", "Keys ?")}</Button>}
            <ButtonLink to="/applications">{t("全部申请", "All applications")}</ButtonLink>
          </>
        }
      />
      {wide ? (
        <Tabs
          activeKey={tab}
          onChange={choose}
          items={tabs.map((key) => ({
            key,
            label: (
              <Flex gap={6} align="center" component="span">
                {words[key].words}
                {words[key].count !== undefined && <b className="figure tab-count">{count(words[key].count)}</b>}
              </Flex>
            ),
          }))}
        />
      ) : (
        <Select
          className="queue-choice whole"
          aria-label={t("事项", "What")}
          value={tab}
          onChange={choose}
          options={tabs.map((key) => ({
            value: key,
            label:
              words[key].count === undefined ? words[key].words : `${words[key].words}（${count(words[key].count)}）`,
          }))}
        />
      )}
      {(tab === "applications" || tab === "claims") && <CaseQueue key={tab} noun={nounOf(tab)} place={place} />}
      {tab === "enterprises" && <EnterpriseQueue of={place.of ?? "registrations"} />}
      {tab === "accounts" && <AccountQueue />}
      <KeyHelp open={help} onClose={() => setHelp(false)} />
    </>
  );
}
