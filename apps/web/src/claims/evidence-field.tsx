import { useEffect, useRef, useState, type ReactNode } from "react";
import { Button, Flex, Input, Progress, Upload } from "antd";
import { DeleteOutlined, FileOutlined, UploadOutlined } from "@ant-design/icons";
import { parseFen } from "@yunquan/core/money.ts";
import type { Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { DateField } from "../ui/date-field.tsx";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { pressedOnce, uploadFile } from "../ui/file-field.tsx";
import { YuanInput } from "../ui/yuan-input.tsx";
import "./claims.css";

type Stored = Schemas["Claim"]["evidence"][number];
export type EvidenceEntry = Pick<Stored, "kind" | "fileId" | "fileName" | "amountFen" | "occurredOn" | "note">;

/** The evidence of one kind, out of all of a claim's; a proof of payment says how much was paid and when. */
export function EvidenceField(props: {
  readonly kind: EvidenceEntry["kind"];
  readonly value: readonly EvidenceEntry[];
  readonly onChange: (entries: readonly EvidenceEntry[]) => void;
}): ReactNode {
  const { t, language } = useSpeech();
  const { kind, value, onChange } = props;
  const [sending, setSending] = useState<ReadonlyMap<string, number>>(new Map());
  const [fault, setFault] = useState<unknown>(null);
  // The list may have grown while a file was on its way.
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  }, [value]);
  const put = (entries: readonly EvidenceEntry[]): void => {
    latest.current = entries;
    onChange(entries);
  };
  const send = async (file: File): Promise<void> => {
    const track = (percent: number | undefined): void =>
      setSending((before) => {
        const next = new Map(before);
        if (percent === undefined) next.delete(file.name);
        else next.set(file.name, Math.round(percent));
        return next;
      });
    track(0);
    setFault(null);
    try {
      const stored = await uploadFile(file, kind === "other" ? "other" : kind, track);
      put([
        ...latest.current,
        { kind, fileId: stored.id, fileName: stored.name, amountFen: null, occurredOn: null, note: "" },
      ]);
    } catch (error) {
      setFault(error);
    } finally {
      track(undefined);
    }
  };
  const change = (fileId: string, part: Partial<EvidenceEntry>): void =>
    put(value.map((entry) => (entry.fileId === fileId ? { ...entry, ...part } : entry)));
  const own = value.filter((entry) => entry.kind === kind);
  return (
    <div className="evidence">
      <FaultNotice fault={fault} />
      <ul className="cards">
        {own.map((entry) => (
          <li key={entry.fileId} className="card-row">
            <Flex justify="space-between" align="center" gap={8}>
              <a href={`/api/v1/files/${entry.fileId}/content`} download={entry.fileName} className="file-name">
                <FileOutlined /> {entry.fileName}
              </a>
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t(`移除 ${entry.fileName}`, `Remove ${entry.fileName}`)}
                onClick={() => put(value.filter((one) => one.fileId !== entry.fileId))}
              />
            </Flex>
            {kind === "payment-proof" && <Paid entry={entry} change={change} />}
            {kind === "other" && (
              <Input
                aria-label={t(`${entry.fileName} 的说明`, `What ${entry.fileName} is`)}
                placeholder={t("材料说明（选填）", "What it is (optional)")}
                maxLength={200}
                value={entry.note}
                onChange={(event) => change(entry.fileId, { note: event.target.value })}
              />
            )}
          </li>
        ))}
        {[...sending].map(([name, percent]) => (
          <li key={name} className="card-row">
            {t(`正在上传 ${name}`, `Uploading ${name}`)}
            <Progress percent={percent} size="small" aria-label={name} />
          </li>
        ))}
      </ul>
      <Upload
        multiple
        showUploadList={false}
        accept={accepted[kind]}
        customRequest={({ file }) => void (file instanceof File && send(file))}
      >
        <Button icon={<UploadOutlined />} onKeyDown={pressedOnce}>
          {labels[kind][language]}
        </Button>
      </Upload>
    </div>
  );
}

const labels = {
  "payment-proof": { zh: "上传付款凭证", en: "Upload a proof of payment" },
  "acceptance-report": { zh: "上传验收报告", en: "Upload the acceptance report" },
  other: { zh: "上传其他材料", en: "Upload other evidence" },
} as const;

const accepted = {
  "payment-proof": ".pdf,.jpg,.jpeg,.png,.ofd",
  "acceptance-report": ".pdf,.jpg,.jpeg,.png,.docx",
  other: ".pdf,.jpg,.jpeg,.png,.docx,.xlsx",
} as const;

function Paid(props: {
  readonly entry: EvidenceEntry;
  readonly change: (fileId: string, part: Partial<EvidenceEntry>) => void;
}): ReactNode {
  const { t } = useSpeech();
  const { entry, change } = props;
  const amount = entry.amountFen === null ? undefined : parseFen(entry.amountFen);
  const open = amount === undefined || amount === 0 || entry.occurredOn === null;
  return (
    <>
      <Flex gap={12} wrap className="evidence-fields">
        <label>
          <span>{t("付款金额", "Amount paid")}</span>
          <YuanInput
            label={t(`${entry.fileName} 的付款金额`, `Amount of ${entry.fileName}`)}
            value={entry.amountFen}
            onChange={(amountFen) => change(entry.fileId, { amountFen })}
          />
        </label>
        <label>
          <span>{t("付款日期", "Paid on")}</span>
          <DateField
            label={t(`${entry.fileName} 的付款日期`, `Day of ${entry.fileName}`)}
            value={entry.occurredOn}
            onChange={(occurredOn) => change(entry.fileId, { occurredOn })}
          />
        </label>
      </Flex>
      {open && <div className="open-words">{t("请填写付款金额和日期。", "Enter the amount paid and its day.")}</div>}
    </>
  );
}
