import type { ReactNode } from "react";
import { getRouteApi } from "@tanstack/react-router";
import { Alert, Button, Flex, Skeleton } from "antd";
import { ReloadOutlined } from "@ant-design/icons";
import { reads, type Schemas } from "../api.ts";
import { useSpeech, type Speech } from "../speech.ts";
import { Panel } from "../ui/case-columns.tsx";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { Figures } from "../ui/figures.tsx";
import { NextStep } from "../ui/next-step.tsx";
import { byCursor } from "../ui/query-table.tsx";
import { History } from "./history.tsx";
import { DropButton, FreezeButton } from "./list-steps.tsx";
import { ListTable } from "./list-table.tsx";
import { PlanMoney } from "./plan-money.tsx";
import type { Settlement } from "./settlement.ts";

const route = getRouteApi("/settlements/$id");
type Preview = Schemas["SettlementPreview"];

/** A draft: nothing is written yet; what is shown is how the list would be if it were frozen now. */
export function DraftList({ list }: { readonly list: Settlement }): ReactNode {
  const speech = useSpeech();
  const { t, time } = speech;
  const filter = route.useSearch();
  const rows = reads.useInfiniteQuery(
    "get",
    "/api/v1/settlements/{id}/preview",
    { params: { path: { id: list.id }, query: { limit: "50", ...filter } } },
    byCursor,
  );
  const preview = rows.data?.pages[0];
  if (list.status === "dropped")
    return (
      <>
        <NextStep
          tone="over"
          title={t("清单已作废", "The list was dropped")}
          words={t("作废不影响任何结算申请，可另行编制。", "No claim is affected; another list can be begun.")}
        />
        <History list={list} />
      </>
    );
  return (
    <>
      <Turn list={list} preview={preview} />
      <Panel title={t("本市兑付资金", "Cash of the city")}>
        <PlanMoney planId={list.planId} cityCode={list.cityCode} />
      </Panel>
      <Panel
        title={t("如现在冻结", "If it were frozen now")}
        extra={
          <Flex gap={8} align="center" wrap>
            {preview !== undefined && (
              <span className="quiet">{t(`截至 ${time(preview.asOf)}`, `as of ${time(preview.asOf)}`)}</span>
            )}
            <Button
              size="small"
              icon={<ReloadOutlined />}
              loading={rows.isFetching}
              onClick={() => void rows.refetch()}
            >
              {t("刷新", "Refresh")}
            </Button>
          </Flex>
        }
      >
        <FaultNotice fault={rows.error} again={() => void rows.refetch()} />
        {preview === undefined ? <Skeleton active title={false} /> : <Sums preview={preview} />}
        {preview !== undefined && <Blocking preview={preview} />}
        <ListTable
          live
          rows={rows}
          dividers={{
            cut: cutWords(speech, preview),
            leftOut: t(
              "以下未列入本期清单，不占资金，顺位保留",
              "Left out of this list: no money is held, the place is kept",
            ),
          }}
        />
      </Panel>
      <History list={list} />
    </>
  );
}

function cutWords({ t, yuan }: Speech, preview: Preview | undefined): string {
  if (preview === undefined) return "";
  if (preview.stopped === null)
    return t(
      `—— 资金足以覆盖全部在列申请，剩余 ${yuan(preview.leftFen)} ——`,
      `—— The money suffices for all; ${yuan(preview.leftFen)} is left ——`,
    );
  return t(
    `—— 资金截止线：剩余 ${yuan(preview.leftFen)}，下一笔还差 ${yuan(preview.stopped.missingFen)}，自该笔起整笔结转 ——`,
    `—— The money ends here: ${yuan(preview.leftFen)} left, the next claim lacks ${yuan(preview.stopped.missingFen)}; it and all behind are carried over whole ——`,
  );
}

function Sums({ preview }: { readonly preview: Preview }): ReactNode {
  const { t, yuan, count } = useSpeech();
  const claims = (lines: number): string =>
    t(`${count(lines)} 笔`, `${count(lines)} ${lines === 1 ? "claim" : "claims"}`);
  return (
    <Figures
      figures={[
        {
          label: t("列入兑付", "Funded"),
          value: yuan(preview.fundedFen),
          note: claims(preview.fundedLines),
          strong: true,
        },
        { label: t("可用资金", "Cash"), value: yuan(preview.cashFen) },
        { label: t("剩余", "Left"), value: yuan(preview.leftFen) },
        { label: t("整笔结转", "Carried over"), value: yuan(preview.carriedFen), note: claims(preview.carriedLines) },
        preview.deferredLines > 0 && {
          label: t("暂缓预留", "Deferred"),
          value: yuan(preview.deferredFen),
          note: claims(preview.deferredLines),
        },
        { label: t("未列入", "Left out"), value: count(preview.leftOutLines), note: t("笔", "claims") },
      ]}
    />
  );
}

/** What keeps the list from being frozen, by name; the filter shows exactly those. */
function Blocking({ preview }: { readonly preview: Preview }): ReactNode {
  const { t, yuan, count } = useSpeech();
  const navigate = route.useNavigate();
  if (preview.blockingLines === 0) return null;
  return (
    <Alert
      className="gap-below"
      type="warning"
      showIcon
      title={t(
        `${count(preview.blockingLines)} 笔申请已标注完成但尚未审定（${yuan(preview.blockingFen)}），须先审定或暂缓，清单方可冻结。`,
        `${count(preview.blockingLines)} claims are complete but not decided (${yuan(preview.blockingFen)}); decide or defer them before the list is frozen.`,
      )}
      action={
        <Button size="small" onClick={() => void navigate({ search: { outcome: "blocking" } })}>
          {t("查看这些申请", "Show them")}
        </Button>
      }
    />
  );
}

function Turn(props: { readonly list: Settlement; readonly preview: Preview | undefined }): ReactNode {
  const { t, until, count } = useSpeech();
  const { list, preview } = props;
  const over = preview !== undefined && preview.asOf >= list.period.deadlineAt;
  const blocked = preview?.blockingLines ?? 0;
  const mayFreeze = list.actions.includes("freeze") && over && blocked === 0;
  return (
    <NextStep
      title={
        over
          ? blocked > 0
            ? t(
                `申请已截止，${count(blocked)} 笔待审定，处理后可冻结`,
                `Claims are closed; ${count(blocked)} have to be decided before the list is frozen`,
              )
            : t("申请已截止，待复核人员冻结", "Claims are closed; the approver is to freeze the list")
          : t(
              `申请截止 ${until(list.period.deadlineAt)}，截止后方可冻结`,
              `Claims until ${until(list.period.deadlineAt)}; the list is frozen after that`,
            )
      }
      words={t(
        "冻结后清单与明细不可更改，资金随即预留；编制人不能冻结自己编制的清单。",
        "A frozen list cannot be changed and its money is set aside; who began it does not freeze it.",
      )}
      {...(mayFreeze ? { tone: "mine" as const } : {})}
      actions={
        <>
          {mayFreeze && <FreezeButton list={list} preview={preview} />}
          {list.actions.includes("drop") && <DropButton list={list} />}
        </>
      }
    />
  );
}
