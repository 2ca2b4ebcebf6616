import { useState, type ReactNode } from "react";
import { useRouter } from "@tanstack/react-router";
import { App, Button, Dropdown, Form, Input, Modal } from "antd";
import { DeleteOutlined, DownOutlined, StarOutlined } from "@ant-design/icons";
import type { ReviewedNoun } from "@yunquan/core/reviews/flags.ts";
import { ApiFault, api, reads, useCommand } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { queueFilter, type QueueFilter } from "./search.ts";

/** Filters that one keeps by name; they are one's own and follow one to any computer. */
export function SavedFilters(props: {
  readonly noun: ReviewedNoun;
  readonly filter: QueueFilter;
  readonly onChoose: (filter: QueueFilter) => void;
}): ReactNode {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const { options } = useRouter();
  const list = props.noun === "claim" ? "/review/claims" : "/review";
  const saved = reads.useQuery("get", "/api/v1/saved-filters", { params: { query: { list } } });
  const [naming, setNaming] = useState(false);
  const [form] = Form.useForm<{ name: string }>();
  const save = useCommand((body: { list: string; name: string; query: string }, header) =>
    api.POST("/api/v1/saved-filters", { params: { header }, body }),
  );
  const forget = useCommand((id: string, header) =>
    api.DELETE("/api/v1/saved-filters/{id}", { params: { path: { id }, header } }),
  );
  const filters = saved.data?.filters ?? [];
  const keep = async ({ name }: { name: string }): Promise<void> => {
    try {
      await save.run({ list, name, query: options.stringifySearch({ ...props.filter }) });
    } catch (error) {
      if (error instanceof ApiFault) return;
      throw error;
    }
    setNaming(false);
    void message.success(t(`已保存“${name}”`, `Saved “${name}”`));
  };
  return (
    <>
      <Dropdown
        trigger={["click"]}
        menu={{
          items: [
            ...filters.map((one) => ({
              key: one.id,
              label: one.name,
              extra: (
                <Button
                  size="small"
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t(`删除“${one.name}”`, `Delete “${one.name}”`)}
                  onClick={(event) => {
                    event.stopPropagation();
                    forget.press(one.id);
                  }}
                />
              ),
              onClick: () => props.onChoose(queueFilter(props.noun, options.parseSearch(one.query))),
            })),
            ...(filters.length > 0 ? [{ type: "divider" as const }] : []),
            {
              key: "save",
              label: t("保存当前筛选…", "Keep these filters…"),
              disabled: Object.keys(props.filter).length === 0,
              onClick: () => setNaming(true),
            },
          ],
        }}
      >
        <Button icon={<StarOutlined />}>
          {t("常用筛选", "My filters")} <DownOutlined />
        </Button>
      </Dropdown>
      <Modal
        open={naming}
        title={t("保存当前筛选", "Keep these filters")}
        okText={t("保存", "Save")}
        cancelText={t("取消", "Cancel")}
        okButtonProps={{ loading: save.isPending }}
        onOk={() => form.submit()}
        onCancel={() => setNaming(false)}
        destroyOnHidden
      >
        <FaultNotice fault={save.fault} />
        <Form form={form} layout="vertical" preserve={false} onFinish={(entered) => void keep(entered)}>
          <Form.Item
            name="name"
            label={t("名称", "Name")}
            extra={t("同名的将被替换。", "One of the same name is replaced.")}
            rules={[{ required: true, whitespace: true, message: t("请填写名称。", "Give it a name.") }]}
          >
            <Input maxLength={40} autoFocus />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
