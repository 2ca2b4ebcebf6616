import type { ReactNode } from "react";
import { Link } from "@tanstack/react-router";
import { Empty, Flex, Skeleton, Tag } from "antd";
import { reads, type Schemas } from "../api.ts";
import { useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { leftUntil } from "../ui/left-until.ts";
import { PageHead } from "../ui/page-head.tsx";
import "./today.css";

/** What waits for this person, the most urgent first, each with the first few cases. */
export function TodayPage(): ReactNode {
  const { t, count } = useSpeech();
  const { name } = useSession();
  const toDos = reads.useQuery("get", "/api/v1/to-dos", {}, { refetchInterval: 60_000 });
  const items = toDos.data?.items ?? [];
  const overdue = items.reduce((sum, item) => sum + item.overdue, 0);
  const all = items.reduce((sum, item) => sum + item.count, 0);
  return (
    <>
      <PageHead
        title={t("我的待办", "My tasks")}
        lead={
          all > 0 && (
            <>
              {t(`${name}，您有 ${count(all)} 项待办`, `${name}, ${count(all)} cases wait for you`)}
              {overdue > 0 && t(`，其中 ${count(overdue)} 项已逾期。`, `, ${count(overdue)} of them overdue.`)}
              {overdue === 0 && t("。", ".")}
            </>
          )
        }
      />
      <FaultNotice fault={toDos.error} again={() => void toDos.refetch()} />
      {toDos.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {toDos.data !== undefined && items.length === 0 && (
        <section className="panel">
          <Empty
            description={t(
              "目前没有待办事项。有新的事项时会在这里列出，并发送消息。",
              "Nothing waits for you. New work is listed here, and you are sent a message.",
            )}
          />
        </section>
      )}
      <div className="to-dos">
        {items.map((item) => (
          <ToDo key={item.key} item={item} now={toDos.data?.now ?? ""} />
        ))}
      </div>
    </>
  );
}

function ToDo({ item, now }: { readonly item: Schemas["ToDo"]; readonly now: string }): ReactNode {
  const speech = useSpeech();
  const { t, count, language, until } = speech;
  return (
    <section className="panel to-do">
      <h2>
        <Link to={item.to as "/"}>
          <span>{item[language]}</span>
          <b className="figure">{count(item.count) + (item.more ? "+" : "")}</b>
        </Link>
      </h2>
      {item.overdue > 0 && (
        <Tag color="error">{t(`已逾期 ${count(item.overdue)} 件`, `${count(item.overdue)} overdue`)}</Tag>
      )}
      <ul>
        {item.first.map((one) => (
          <li key={one.id}>
            <Flex justify="space-between" gap={12}>
              <Link to={one.to as "/"} className="to-do-name">
                {one.name ?? t("尚未编号", "Not numbered yet")}
              </Link>
              {one.dueAt !== null && (
                <time dateTime={one.dueAt} title={until(one.dueAt)} className={one.dueAt < now ? "late" : "quiet"}>
                  {leftUntil(speech, now, one.dueAt)}
                </time>
              )}
            </Flex>
          </li>
        ))}
      </ul>
      {item.count > item.first.length && <Link to={item.to as "/"}>{t("查看全部", "See all")}</Link>}
    </section>
  );
}
