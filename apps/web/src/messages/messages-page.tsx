import type { ReactNode } from "react";
import { Link } from "@tanstack/react-router";
import { Badge, Button, Flex } from "antd";
import { api, reads, useCommand, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { QueryTable, byCursor } from "../ui/query-table.tsx";
import { messagePages } from "./message-pages.ts";

type Message = Schemas["Message"];

/** What the system has told the organisation, the newest first. */
export function MessagesPage(): ReactNode {
  const { t, time } = useSpeech();
  const rows = reads.useInfiniteQuery("get", "/api/v1/messages", { params: { query: {} } }, byCursor);
  const read = useCommand((id: string, header) =>
    api.POST("/api/v1/messages/{id}/read", { params: { path: { id }, header } }),
  );
  const readAll = useCommand((_: undefined, header) => api.POST("/api/v1/messages/read-all", { params: { header } }));
  const unread = rows.data?.pages.some((page) => page.items.some((message) => message.readAt === null)) ?? false;
  const mark = (message: Message): ReactNode =>
    message.readAt === null ? (
      <Button size="small" onClick={() => read.press(message.id)}>
        {t("标为已读", "Mark as read")}
      </Button>
    ) : (
      <span className="quiet">{t("已读", "Read")}</span>
    );
  return (
    <>
      <PageHead
        title={t("消息", "Messages")}
        actions={
          unread && (
            <Button loading={readAll.isPending} onClick={() => readAll.press(undefined)}>
              {t("全部标为已读", "Mark all as read")}
            </Button>
          )
        }
      />
      <FaultNotice fault={read.fault ?? readAll.fault} />
      <QueryTable
        label={t("消息", "Messages")}
        rows={rows}
        empty={{
          words: t("还没有消息。事项有进展时会在这里通知您。", "No messages yet. Progress in your cases is told here."),
        }}
        columns={[
          { title: t("时间", "Time"), width: 180, render: (_, message) => time(message.sentAt) },
          { title: t("内容", "Message"), render: (_, message) => <Words message={message} onOpen={read.press} /> },
          { title: t("操作", "Action"), width: 140, render: (_, message) => mark(message) },
        ]}
        card={(message) => (
          <Flex vertical gap={4} align="start">
            <span className="quiet">{time(message.sentAt)}</span>
            <Words message={message} onOpen={read.press} />
            {mark(message)}
          </Flex>
        )}
      />
    </>
  );
}

/** The words of a message lead to what it is about; who follows them has read it. */
function Words(props: { readonly message: Message; readonly onOpen: (id: string) => void }): ReactNode {
  const { message } = props;
  const { given } = useSpeech();
  const words = given(message.textZh, message.textEn);
  const shown = message.readAt === null ? <Badge status="processing" text={words} /> : words;
  if (message.objectType === null || message.objectId === null) return shown;
  return (
    <Link
      to={messagePages[message.objectType](message.objectId) as "/"}
      onClick={() => message.readAt === null && props.onOpen(message.id)}
    >
      {shown}
    </Link>
  );
}
