import type { ReactNode } from "react";
import { Table, Tag } from "antd";
import type { Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";

interface Line {
  readonly key: string;
  readonly name: string;
  readonly kind: "added" | "removed" | "changed";
  readonly field: string;
  readonly before: ReactNode;
  readonly after: ReactNode;
}

type Value = Schemas["RowDiff"]["changed"][number]["changes"][number]["before"];

/** What came, what went and what changed between two versions, before and after side by side. */
export function RowDiff(props: {
  readonly title: string;
  readonly diff: Schemas["RowDiff"];
  readonly before: string;
  readonly after: string;
  /** What a row is called, by its key. */
  readonly nameOf?: (key: string) => string;
  readonly fieldOf: (field: string) => string;
  readonly valueOf: (field: string, value: Value) => ReactNode;
}): ReactNode {
  const { t } = useSpeech();
  const { diff, nameOf = (key: string): string => key } = props;
  const whole = (kind: "added" | "removed", key: string): Line => ({
    key: `${kind} ${key}`,
    name: nameOf(key),
    kind,
    field: "",
    before: kind === "removed" ? nameOf(key) : "",
    after: kind === "added" ? nameOf(key) : "",
  });
  const lines: Line[] = [
    ...diff.added.map((key) => whole("added", key)),
    ...diff.removed.map((key) => whole("removed", key)),
    ...diff.changed.flatMap(({ key, changes }) =>
      changes.map(({ field, before, after }): Line => ({
        key: `changed ${key} ${field}`,
        name: nameOf(key),
        kind: "changed",
        field: props.fieldOf(field),
        before: props.valueOf(field, before),
        after: props.valueOf(field, after),
      })),
    ),
  ];
  const tags = {
    added: <Tag color="success">{t("新增", "Added")}</Tag>,
    removed: <Tag color="error">{t("删除", "Removed")}</Tag>,
    changed: <Tag color="processing">{t("修改", "Changed")}</Tag>,
  };
  return (
    <section className="panel">
      <h2>{props.title}</h2>
      {lines.length === 0 ? (
        <p className="quiet">{t("没有差异。", "No differences.")}</p>
      ) : (
        <Table<Line>
          size="small"
          rowKey="key"
          pagination={lines.length > 100 ? { pageSize: 100, showSizeChanger: false } : false}
          scroll={{ x: 800 }}
          dataSource={lines}
          columns={[
            { title: t("变化", "Change"), width: 90, render: (_, line) => tags[line.kind] },
            { title: t("对象", "What"), dataIndex: "name" },
            { title: t("内容", "Field"), width: 150, dataIndex: "field" },
            { title: props.before, width: "28%", render: (_, line) => <span className="before">{line.before}</span> },
            { title: props.after, width: "28%", dataIndex: "after" },
          ]}
        />
      )}
    </section>
  );
}
