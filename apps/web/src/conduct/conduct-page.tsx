import type { ReactNode } from "react";
import { getRouteApi } from "@tanstack/react-router";
import { Button, Flex, Segmented, Tag } from "antd";
import { reads, type Schemas } from "../api.ts";
import { mayCall, sideOf, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { useNow } from "../ui/days.ts";
import { PageHead } from "../ui/page-head.tsx";
import { QueryTable, byCursor } from "../ui/query-table.tsx";
import { OrganisationSelect } from "./organisation-select.tsx";
import type { ConductKind } from "./search.ts";
import { ReinstateButton, SuspendButton } from "./steps.tsx";

const route = getRouteApi("/conduct");
type ConductRecord = Schemas["ConductRecord"];

/** What was entered about enterprises and suppliers: suspended, reinstated, barred, praised, with the reason. */
export function ConductPage(): ReactNode {
  const { t, time } = useSpeech();
  const session = useSession();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const now = useNow();
  const rows = reads.useInfiniteQuery(
    "get",
    "/api/v1/conduct-records",
    {
      params: {
        query: {
          limit: "50",
          ...(search.kind === undefined ? {} : { kind: search.kind }),
          ...(search.organisation === undefined ? {} : { organisationId: search.organisation }),
        },
      },
    },
    byCursor,
  );
  const kinds: Readonly<Record<ConductKind, string>> = {
    flag: t("提示", "Flag"),
    suspension: t("暂停", "Suspension"),
    reinstatement: t("恢复", "Reinstatement"),
    revocation: t("取消资格", "Barred"),
    award: t("表彰", "Award"),
  };
  const tones = {
    flag: "warning",
    suspension: "error",
    reinstatement: "success",
    revocation: "error",
    award: "processing",
  };
  const kindTag = (record: ConductRecord): ReactNode => <Tag color={tones[record.kind]}>{kinds[record.kind]}</Tag>;
  const nature = (record: ConductRecord): string =>
    record.organisationKind === "supplier" ? t("供应商", "Supplier") : t("企业", "Enterprise");
  const running = (record: ConductRecord): boolean => record.kind === "suspension" && record.endsAt === null;
  const span = (record: ConductRecord): string => {
    if (!running(record))
      return record.endsAt === null ? time(record.startsAt) : `${time(record.startsAt)} – ${time(record.endsAt)}`;
    return now !== undefined && record.startsAt > now
      ? t(`自 ${time(record.startsAt)} 起`, `from ${time(record.startsAt)}`)
      : t(`${time(record.startsAt)} 起，仍在暂停`, `since ${time(record.startsAt)}, still suspended`);
  };
  const mayReinstate = mayCall(session, "conduct.reinstate");
  const office = ["province", "city", "administration"].includes(sideOf(session));
  return (
    <>
      <PageHead
        title={t("信用档案", "Conduct record")}
        lead={t(
          "暂停期间不能办理新业务，已办理的继续；恢复须说明理由。",
          "Who is suspended begins nothing new; what is in hand goes on. A suspension is lifted with a reason.",
        )}
        actions={mayCall(session, "conduct.suspend") && <SuspendButton />}
      />
      <Flex gap={12} wrap className="filters">
        <Segmented<ConductKind | "all">
          aria-label={t("类别", "Kind")}
          value={search.kind ?? "all"}
          onChange={(kind) =>
            void navigate({
              search: ({ kind: _, ...before }) => (kind === "all" ? before : { ...before, kind }),
              replace: true,
            })
          }
          options={[
            { value: "all", label: t("全部", "All") },
            ...Object.entries(kinds).map(([value, label]) => ({ value: value as ConductKind, label })),
          ]}
        />
        {mayReinstate && (
          <OrganisationSelect
            label={t("按单位查找", "Find an organisation")}
            value={search.organisation}
            onChange={(organisation) =>
              void navigate({
                search: ({ organisation: _, ...before }) =>
                  organisation === undefined ? before : { ...before, organisation },
                replace: true,
              })
            }
          />
        )}
        {search.organisation !== undefined && (
          <Button onClick={() => void navigate({ search: ({ organisation: _, ...before }) => before, replace: true })}>
            {t("显示全部单位", "All organisations")}
          </Button>
        )}
      </Flex>
      <QueryTable
        label={t("信用档案", "Conduct record")}
        rows={rows}
        empty={{
          words: office
            ? t("没有符合条件的记录。", "No record fits.")
            : t("没有关于贵单位的记录。", "There is no record about your organisation."),
        }}
        columns={[
          { title: t("单位", "Organisation"), render: (_, record) => <>{record.organisationName}</> },
          { title: t("性质", "Nature"), width: 100, render: (_, record) => nature(record) },
          { title: t("类别", "Kind"), width: 110, render: (_, record) => kindTag(record) },
          { title: t("原因", "Reason"), render: (_, record) => <span className="reason">{record.reason}</span> },
          { title: t("起止", "Time"), width: 250, render: (_, record) => span(record) },
          { title: t("录入", "Entered"), width: 160, render: (_, record) => time(record.enteredAt) },
          ...(mayReinstate
            ? [
                {
                  title: t("操作", "Action"),
                  width: 100,
                  render: (_: unknown, record: ConductRecord) => running(record) && <ReinstateButton record={record} />,
                },
              ]
            : []),
        ]}
        card={(record) => (
          <Flex vertical gap={4}>
            <span>
              {kindTag(record)} <b>{record.organisationName}</b>
            </span>
            <span className="quiet">{span(record)}</span>
            <span className="reason">{record.reason}</span>
            {mayReinstate && running(record) && <ReinstateButton record={record} />}
          </Flex>
        )}
      />
    </>
  );
}
