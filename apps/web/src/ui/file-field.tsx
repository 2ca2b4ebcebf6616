import type { ReactNode } from "react";
import { App, Button, Upload, type UploadProps } from "antd";
import { UploadOutlined } from "@ant-design/icons";
import { ApiFault, faultOf, newKey, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";

export type StoredFile = Schemas["File"];

/** What a file is for; it decides which kinds of content the server takes. */
export type FilePurpose =
  | "contract"
  | "contract-annex"
  | "invoice"
  | "payment-proof"
  | "acceptance-report"
  | "panel-minute"
  | "catalogue"
  | "standard"
  | "qualification"
  | "usage"
  | "objection"
  | "bank-result"
  | "other";

/**
 * Files as a form field: its value is the list of files that the server has taken. What the server refuses stays in the
 * list with its reason, and is not part of the value.
 */
export function FileField(props: {
  readonly purpose: FilePurpose;
  readonly value?: readonly StoredFile[];
  readonly onChange?: (files: readonly StoredFile[]) => void;
  readonly max?: number;
  readonly accept?: string;
  readonly label?: string;
  readonly id?: string;
  readonly disabled?: boolean;
}): ReactNode {
  const { t, language } = useSpeech();
  const { message } = App.useApp();
  const files = props.value ?? [];
  const take = async (
    file: File,
    onProgress: ((event: { percent: number }) => void) | undefined,
  ): Promise<StoredFile> => {
    const stored = await uploadFile(file, props.purpose, (percent) => onProgress?.({ percent }));
    props.onChange?.([...(props.value ?? []), stored].slice(-(props.max ?? 20)));
    return stored;
  };
  const wordsOf = (error: unknown): string => {
    if (!(error instanceof ApiFault)) return t("上传失败，请重试。", "The upload failed; try again.");
    return language === "zh" ? error.problem.detailZh : error.problem.detailEn;
  };
  const send: UploadProps["customRequest"] = (request) => {
    const { file, onProgress, onSuccess, onError } = request;
    if (typeof file === "string") return;
    void take(file as File, onProgress).then(onSuccess, (error: unknown) => {
      const words = wordsOf(error);
      void message.error(words);
      onError?.(new Error(words));
    });
  };
  return (
    <Upload
      {...(props.id === undefined ? {} : { id: props.id })}
      {...(props.accept === undefined ? {} : { accept: props.accept })}
      disabled={props.disabled === true}
      customRequest={send}
      multiple={(props.max ?? 20) > 1}
      defaultFileList={files.map((file) => ({
        uid: file.id,
        name: file.name,
        status: "done" as const,
        url: `/api/v1/files/${file.id}/content`,
        response: file,
      }))}
      onRemove={(removed) => {
        const stored = removed.response as StoredFile | undefined;
        props.onChange?.(files.filter((file) => file.id !== stored?.id));
      }}
      {...(props.max === undefined ? {} : { maxCount: props.max })}
    >
      <Button icon={<UploadOutlined />} disabled={props.disabled === true}>
        {props.label ?? t("选择文件", "Choose files")}
      </Button>
    </Upload>
  );
}

/** Sends one file and answers with the server's record of it. */
export function uploadFile(
  file: File,
  purpose: FilePurpose,
  onProgress: (percent: number) => void,
): Promise<StoredFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const query = new URLSearchParams({ name: file.name, purpose });
    request.open("POST", `/api/v1/files?${query.toString()}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("idempotency-key", newKey());
    request.upload.addEventListener("progress", (event) => onProgress((event.loaded / event.total) * 100));
    const settle = async (): Promise<void> => {
      const body = request.responseText;
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(body) as StoredFile);
      else reject(await faultOf(new Response(body, { status: request.status === 0 ? 599 : request.status })));
    };
    request.addEventListener("load", () => void settle());
    request.addEventListener("error", () => void settle());
    request.send(file);
  });
}
