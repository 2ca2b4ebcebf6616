import type { ReactNode } from "react";
import { Alert, Button, type FormInstance } from "antd";
import { ApiFault } from "../api.ts";
import { useSpeech, type Speech } from "../speech.ts";

/** What happened, in a sentence: in the words of the server where it has answered. */
export function faultWords(fault: unknown, { t, language }: Pick<Speech, "t" | "language">): string {
  if (!(fault instanceof ApiFault))
    return t("页面出现错误，请刷新后重试。", "This page broke; reload it and try again.");
  return language === "zh" ? fault.problem.detailZh : fault.problem.detailEn;
}

/** What happened and how to go on, in the words of the server; every field at fault is named. */
export function FaultNotice(props: { readonly fault: unknown; readonly again?: (() => void) | undefined }): ReactNode {
  const speech = useSpeech();
  const { t, language } = speech;
  if (props.fault === null || props.fault === undefined) return null;
  const problem = props.fault instanceof ApiFault ? props.fault.problem : undefined;
  const words = faultWords(props.fault, speech);
  // A fault that the sentence above already names is not said twice.
  const faults = (problem?.faults ?? []).filter((fault) => !words.includes(fault[language]));
  return (
    <Alert
      className="fault-notice"
      role="alert"
      type="error"
      showIcon
      title={words}
      description={
        faults.length > 0 && (
          <ul>
            {faults.map((fault) => (
              <li key={`${fault.path} ${fault.code}`}>{fault[language]}</li>
            ))}
          </ul>
        )
      }
      action={props.again === undefined ? undefined : <Button onClick={props.again}>{t("重试", "Try again")}</Button>}
    />
  );
}

interface Read {
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** The first fault of the reads that a page needs, and another try of each that failed. */
export function faultOf(...reads: readonly Read[]): { readonly fault: unknown; readonly again: () => void } {
  const failed = reads.filter(({ error }) => error !== null);
  return {
    fault: failed[0]?.error ?? null,
    again: () => {
      for (const read of failed) void read.refetch();
    },
  };
}

/** Shows each fault at its field and puts the cursor into the first. */
export function markFields(form: FormInstance, error: unknown, { language }: Speech): void {
  if (!(error instanceof ApiFault)) return;
  const marked = error.problem.faults
    .map((fault) => ({
      name: fault.path.split(".").map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
      errors: [fault[language]],
    }))
    .filter(({ name }) => form.getFieldInstance(name) !== undefined);
  form.setFields(marked);
  const [first] = marked;
  if (first !== undefined) form.scrollToField(first.name, { focus: true, block: "center" });
}
