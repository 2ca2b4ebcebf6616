import { useEffect, useRef, type ReactNode } from "react";
import { Form, Radio, Select } from "antd";
import { useSpeech } from "../speech.ts";
import { FileField } from "./file-field.tsx";

/** A version of a catalogue or of a standard, as one chooses it. */
interface Version {
  readonly id: string;
  readonly number: number;
  readonly titleZh: string;
  readonly titleEn: string;
}

/** What a new version begins with, as it is entered. */
export interface VersionBeginning {
  readonly source: "copy" | "file";
  readonly copyOf?: string;
  readonly files?: readonly { readonly id: string }[];
}

/** Versions to choose from, by number and title. */
export function useVersionOptions(versions: readonly Version[]): { readonly value: string; readonly label: string }[] {
  const { t } = useSpeech();
  return versions.map(({ id, number, titleZh, titleEn }) => ({
    value: id,
    label: t(`第 ${number} 版 ${titleZh}`, `No. ${number} ${titleEn}`),
  }));
}

/** A version chosen in a field is one of those that are offered; when others are offered, the first of them. */
export function useFirstOffered(field: string, offered: readonly { readonly id: string }[]): void {
  const form = Form.useFormInstance();
  const chosen: unknown = Form.useWatch(field, form);
  const first = offered[0]?.id;
  const there = offered.some(({ id }) => id === chosen);
  useEffect(() => {
    if (!there) form.setFieldValue(field, first);
  }, [there, first, field, form]);
}

/** Fields for what a new version begins with: one that is there, or the annex's sheet filled in. */
export function VersionBeginningFields(props: {
  readonly versions: readonly Version[];
  readonly purpose: "catalogue" | "standard";
}): ReactNode {
  const { t } = useSpeech();
  const { versions } = props;
  const options = useVersionOptions(versions);
  const first = versions.length > 0 ? "copy" : "file";
  const form = Form.useFormInstance();
  const choseHimself = useRef(false);
  const source: unknown = Form.useWatch("source", form) ?? first;
  useEffect(() => {
    // Which versions there are is known once the programme is; what somebody chose himself stays.
    if (!choseHimself.current || first === "file") form.setFieldValue("source", first);
  }, [form, first]);
  useFirstOffered("copyOf", versions);
  return (
    <>
      <Form.Item name="source" label={t("内容来自", "Begin with")} initialValue={first}>
        <Radio.Group
          onChange={() => {
            choseHimself.current = true;
          }}
          options={[
            { value: "copy", label: t("已有版本", "A version that is there"), disabled: versions.length === 0 },
            { value: "file", label: t("导入附件 1.1 表格", "The sheet of annex 1.1") },
          ]}
        />
      </Form.Item>
      {source === "copy" ? (
        <Form.Item
          name="copyOf"
          label={t("复制哪一版", "Which version")}
          initialValue={versions[0]?.id}
          rules={[{ required: true, message: t("请选择版本。", "Choose the version.") }]}
        >
          <Select options={options} />
        </Form.Item>
      ) : (
        <Form.Item
          name="files"
          label={t("表格文件（XLSX）", "The file (XLSX)")}
          extra={t("有误时会逐处指出工作表、行和列。", "Whatever is wrong is named by sheet, row and column.")}
          rules={[{ required: true, message: t("请选择文件。", "Choose the file.") }]}
        >
          <FileField purpose={props.purpose} max={1} accept=".xlsx" />
        </Form.Item>
      )}
    </>
  );
}

/** The other versions, newest first, and the one to compare with: the one asked for, else the one before, else the newest. */
export function comparedWith<One extends Version>(
  versions: readonly One[],
  current: Version,
  asked: string | undefined,
): { readonly others: readonly One[]; readonly chosen: string | undefined } {
  const others = versions.filter((one) => one.id !== current.id).toSorted((a, b) => b.number - a.number);
  return { others, chosen: asked ?? others.find((one) => one.number < current.number)?.id ?? others[0]?.id };
}

/** Chooses the version that is compared with. */
export function CompareWith(props: {
  readonly others: readonly Version[];
  readonly chosen: string;
  readonly choose: (id: string) => void;
}): ReactNode {
  const { t } = useSpeech();
  return (
    <div className="version-choice">
      <label htmlFor="compare-with">{t("与此版本比较：", "Compare with: ")}</label>
      <Select
        id="compare-with"
        className="version-select"
        value={props.chosen}
        onChange={props.choose}
        options={useVersionOptions(props.others)}
      />
    </div>
  );
}
