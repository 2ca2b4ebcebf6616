import type { ReactNode } from "react";
import { Button, Flex } from "antd";
import { api, reads, useCommand } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { PageHead } from "../ui/page-head.tsx";
import { QueryTable, byCursor } from "../ui/query-table.tsx";

/** What the system has told the organisation, the newest first. */
export function MessagesPage(): ReactNode {
  const { t, time, given } = useSpeech();
  const rows = reads.useInfiniteQuery("get", "/api/v1/messages", { params: { query: {} } }, byCursor);
  const read = useCommand((id: string, header) =>
    api.POST("/api/v1/messages/{id}/read", { params: { path: { id }, header } }),
  );
  return (
    <>
      <PageHead title={t("消息", "Messages")} />
      <QueryTable
        label={t("消息", "Messages")}
        rows={rows}
        empty={{
          words: t("还没有消息。事项有进展时会在这里通知您。", "No messages yet. Progress in your cases is told here."),
        }}
        columns={[
          { title: t("时间", "Time"), width: 170, render: (_, message) => time(message.sentAt) },
          { title: t("内容", "Message"), render: (_, message) => given(message.textZh, message.textEn) },
          {
            title: t("操作", "Action"),
            width: 110,
            render: (_, message) =>
              message.readAt === null ? (
                <Button size="small" onClick={() => read.press(message.id)}>
                  {t("标为已读", "Mark as read")}
                </Button>
              ) : (
                t("已读", "Read")
              ),
          },
        ]}
        card={(message) => (
          <Flex vertical gap={4}>
            <span className="quiet">{time(message.sentAt)}</span>
            <span>{given(message.textZh, message.textEn)}</span>
          </Flex>
        )}
      />
    </>
  );
}
