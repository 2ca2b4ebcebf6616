import type { ReactNode } from "react";
import { Form, Input, InputNumber, Select } from "antd";
import type { Command, Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { DateField } from "./date-field.tsx";
import { Facts } from "./facts.tsx";
import { FileField, type StoredFile } from "./file-field.tsx";
import { StepWindow } from "./step-window.tsx";

/** The panel's minutes that confirmed a version, with how it voted and the signed document. */
export function Minutes({ minutes }: { readonly minutes: readonly Schemas["PanelMinute"][] }): ReactNode {
  const { t, date, time } = useSpeech();
  if (minutes.length === 0)
    return <p className="quiet">{t("专家委员会尚未确认。", "The expert panel has not confirmed it yet.")}</p>;
  return minutes.map((minute) => (
    <Facts
      key={`${minute.number} ${minute.enteredAt}`}
      facts={[
        { label: t("纪要编号", "Minute"), value: minute.number },
        { label: t("会议日期", "Held on"), value: date(minute.heldOn) },
        {
          label: t("表决", "Votes"),
          value: t(
            `赞成 ${minute.votesFor} 票，反对 ${minute.votesAgainst} 票`,
            `${minute.votesFor} for, ${minute.votesAgainst} against`,
          ),
        },
        { label: t("录入", "Entered"), value: `${minute.enteredBy} · ${time(minute.enteredAt)}` },
        { label: t("委员", "Members"), value: minute.members.join(t("、", ", ")), wide: true },
        {
          label: t("纪要文件", "Document"),
          value: <a href={`/api/v1/files/${minute.fileId}/content`}>{t("下载", "Download")}</a>,
        },
      ]}
    />
  ));
}

export interface MinuteEntry {
  readonly number: string;
  readonly heldOn: string;
  readonly members: string[];
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly fileId: string;
}

interface EnteredMinute extends Omit<MinuteEntry, "fileId"> {
  readonly fileId: readonly StoredFile[];
}

/** Enters the signed minute of the expert panel; it confirms the version. */
export function MinuteButton({ command }: { readonly command: Command<MinuteEntry, unknown> }): ReactNode {
  const { t } = useSpeech();
  const needed = (zh: string, en: string) => [{ required: true, message: t(zh, en) }];
  return (
    <StepWindow<EnteredMinute>
      type="primary"
      label={t("录入专家委确认", "Enter the panel's minute")}
      title={t("录入专家委确认纪要", "Enter the panel's minute")}
      okText={t("确认", "Confirm")}
      command={{
        ...command,
        run: async ({ fileId, ...entered }) => await command.run({ ...entered, fileId: fileId[0]?.id ?? "" }),
      }}
      done={t("专家委确认已录入", "The confirmation is entered")}
      consequence={t(
        "录入后本版本即为“专家委已确认”，内容不能再改，可以发布。",
        "The version is then confirmed: it cannot be changed any more and can be published.",
      )}
      fields={
        <>
          <Form.Item
            name="number"
            label={t("纪要编号", "Number of the minute")}
            rules={needed("请填写纪要编号。", "Enter the number.")}
          >
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item
            name="heldOn"
            label={t("会议日期", "Held on")}
            rules={needed("请选择会议日期。", "Choose the day.")}
          >
            <DateField />
          </Form.Item>
          <Form.Item
            name="members"
            label={t("参会委员", "Members present")}
            extra={t(
              "逐个输入姓名后回车，或粘贴以顿号、逗号分隔的名单",
              "Type each name and press Enter, or paste a list",
            )}
            rules={needed("请填写参会委员。", "Enter the members.")}
          >
            <Select mode="tags" open={false} tokenSeparators={["、", ",", "，", ";", "；"]} suffixIcon={null} />
          </Form.Item>
          <Form.Item
            name="votesFor"
            label={t("赞成票", "Votes for")}
            rules={needed("请填写赞成票数。", "Enter the votes for.")}
          >
            <InputNumber controls={false} min={1} max={60} precision={0} />
          </Form.Item>
          <Form.Item name="votesAgainst" label={t("反对票", "Votes against")} initialValue={0}>
            <InputNumber controls={false} min={0} max={60} precision={0} />
          </Form.Item>
          <Form.Item
            name="fileId"
            label={t("签字纪要", "The signed minute")}
            initialValue={[]}
            rules={[
              {
                validator: async (_, files: readonly StoredFile[]) => {
                  if (files.length === 0) throw new Error(t("请上传签字纪要。", "Upload the signed minute."));
                  await Promise.resolve();
                },
              },
            ]}
          >
            <FileField purpose="panel-minute" max={1} accept=".pdf,.jpg,.jpeg,.png" />
          </Form.Item>
        </>
      }
    />
  );
}
