import type { ReactNode } from "react";
import { Table, Tag } from "antd";
import { useSpeech } from "../speech.ts";
import { fieldGroups, says, type Field, type Parameters } from "./parameter-fields.ts";

/** What an edition fixes, group by group in words; beside it another edition's words, where they differ. */
export function EditionTables(props: {
  readonly parameters: Parameters;
  readonly before?: Parameters | undefined;
}): ReactNode {
  const speech = useSpeech();
  const { t, language } = speech;
  const { parameters, before } = props;
  return fieldGroups.map((group) => (
    <section className="panel" key={group.en}>
      <h2>{group[language]}</h2>
      <Table<Field>
        rowKey="key"
        size="small"
        pagination={false}
        scroll={{ x: 640 }}
        dataSource={[...group.fields]}
        columns={[
          { title: t("参数", "Parameter"), width: "28%", render: (_, field) => field[language] },
          { title: t("条款", "Clause"), width: 80, dataIndex: "clause" },
          { title: t("规定", "Says"), render: (_, field) => says(speech, field, parameters) },
          ...(before === undefined
            ? []
            : [
                {
                  title: t("比较版本", "The other edition"),
                  width: "30%",
                  render: (_: unknown, field: Field) =>
                    says(speech, field, before) === says(speech, field, parameters) ? (
                      <span className="quiet">{t("相同", "the same")}</span>
                    ) : (
                      <>
                        <Tag color="processing">{t("不同", "differs")}</Tag> {says(speech, field, before)}
                      </>
                    ),
                },
              ]),
        ]}
      />
    </section>
  ));
}

/** Only what differs, before and after side by side. */
export function EditionDifferences(props: { readonly before: Parameters; readonly after: Parameters }): ReactNode {
  const speech = useSpeech();
  const { t, language } = speech;
  const changed = fieldGroups
    .flatMap((group) => group.fields)
    .filter((field) => JSON.stringify(props.before[field.key]) !== JSON.stringify(props.after[field.key]));
  if (changed.length === 0)
    return <p className="quiet">{t("与现行版本相同。", "The same as the edition in force.")}</p>;
  return (
    <Table<Field>
      rowKey="key"
      size="small"
      pagination={false}
      scroll={{ x: 640 }}
      dataSource={changed}
      columns={[
        { title: t("参数", "Parameter"), render: (_, field) => field[language] },
        { title: t("条款", "Clause"), width: 80, dataIndex: "clause" },
        { title: t("现行", "In force"), render: (_, field) => says(speech, field, props.before) },
        { title: t("新版", "New"), render: (_, field) => <b>{says(speech, field, props.after)}</b> },
      ]}
    />
  );
}
