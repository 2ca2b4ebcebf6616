import { useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { App, Button, Upload as UploadList, type UploadProps } from "antd";
import { UploadOutlined } from "@ant-design/icons";
import { DetailedError, Upload } from "tus-js-client";
import { acceptedKinds, isAcceptedFile } from "@yunquan/core/accepted-file.ts";
import { ApiFault, faultOf, stoppedByHand, type Problem, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";

/** The library opens its dialog at Enter and once more at the press that Enter makes of a button: it is to hear of one of them. */
export function pressedOnce(event: KeyboardEvent): void {
  event.stopPropagation();
}

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
  | "bank-letter"
  | "other";

/**
 * Files as a form field: its value is the list of files that the server has taken. What the server refuses stays in the
 * list with its reason below, and is not part of the value. Where there is one file, choosing another takes its place at once.
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
  const [refused, setRefused] = useState<readonly { readonly name: string; readonly words: string }[]>([]);
  const newest = useRef<File>(undefined);
  const take = async (
    file: File,
    onProgress: ((event: { percent: number }) => void) | undefined,
  ): Promise<StoredFile> => {
    if (props.accept !== undefined && !isAcceptedFile(props.accept, file.name, file.type))
      throw new WrongKind(
        t(
          `请上传 ${acceptedKinds(props.accept).join("、")} 文件。`,
          `Upload a file of this kind: ${acceptedKinds(props.accept).join(", ")}.`,
        ),
      );
    const stored = await uploadFile(file, props.purpose, (percent) => onProgress?.({ percent }));
    // A file that was chosen earlier and came later does not take the place of the one chosen last.
    if (props.max !== 1 || newest.current === file)
      props.onChange?.([...(props.value ?? []), stored].slice(-(props.max ?? 20)));
    return stored;
  };
  const wordsOf = (error: unknown): string => {
    if (error instanceof WrongKind) return error.message;
    if (!(error instanceof ApiFault)) return t("上传失败，请重试。", "The upload failed; try again.");
    return language === "zh" ? error.problem.detailZh : error.problem.detailEn;
  };
  const send: UploadProps["customRequest"] = (request) => {
    const { file, onProgress, onSuccess, onError } = request;
    if (typeof file === "string") return;
    newest.current = file as File;
    if (props.max === 1) {
      setRefused([]);
      props.onChange?.([]);
    }
    void take(file as File, onProgress).then(onSuccess, (error: unknown) => {
      const words = wordsOf(error);
      void message.error(words);
      const { name } = file as File;
      if (props.max !== 1 || newest.current === file) setRefused((before) => [...before, { name, words }]);
      onError?.(new Error(words));
    });
  };
  return (
    <>
      <UploadList
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
          setRefused((before) => before.filter(({ name }) => name !== removed.name));
          const stored = removed.response as StoredFile | undefined;
          props.onChange?.(files.filter((file) => file.id !== stored?.id));
        }}
        {...(props.max === undefined ? {} : { maxCount: props.max })}
      >
        <Button icon={<UploadOutlined />} disabled={props.disabled === true} onKeyDown={pressedOnce}>
          {props.label ?? t("选择文件", "Choose files")}
        </Button>
      </UploadList>
      {refused.map(({ name, words }, place) => (
        <span key={`${place} ${name}`} className="file-refused" role="alert">
          {t(`“${name}”：${words}`, `${name}: ${words}`)}
        </span>
      ))}
    </>
  );
}

/** A file of a kind that the field does not take; it is not sent. */
class WrongKind extends Error {}

/** Parts small enough for a slow line; a part that is cut off is sent again, the others are not. */
const PART_BYTES = 512 * 1024;
const PAUSES_MS = [0, 1_000, 3_000, 5_000, 10_000, 20_000];

/** Sends one file, going on after interruptions, and answers with the server's record of it. */
export async function uploadFile(
  file: File,
  purpose: FilePurpose,
  onProgress: (percent: number) => void,
  signal?: AbortSignal,
): Promise<StoredFile> {
  const mostBytes = await mostBytesOfAFile();
  if (file.size > mostBytes) throw new ApiFault(tooLarge(mostBytes));
  const body = await new Promise<string>((resolve, reject) => {
    const sending = new Upload(file, {
      endpoint: "/api/v1/uploads",
      chunkSize: PART_BYTES,
      retryDelays: PAUSES_MS,
      removeFingerprintOnSuccess: true,
      metadata: { name: file.name, purpose },
      onProgress: (sent, whole) => onProgress(whole === 0 ? 100 : (sent / whole) * 100),
      // A refusal is final; only a broken line or a server that is away is worth another try.
      onShouldRetry: (error) => {
        const status = error.originalResponse?.getStatus() ?? 0;
        return status === 0 || status >= 500 || status === 423;
      },
      onSuccess: ({ lastResponse }) => resolve(lastResponse.getBody()),
      onError: reject,
    });
    // The same file goes on from where it was stopped.
    signal?.addEventListener("abort", () => {
      void sending.abort();
      reject(new ApiFault(stoppedByHand));
    });
    sending.start();
  }).catch(async (error: unknown) => {
    throw error instanceof ApiFault ? error : await refusalOf(error);
  });
  return JSON.parse(body) as StoredFile;
}

let told: Promise<number> | undefined;

/** How large a file may be, as the server tells it; asked once. Where it does not tell, it decides when the file comes. */
async function mostBytesOfAFile(): Promise<number> {
  told ??= fetch("/api/v1/uploads", { method: "OPTIONS", headers: { "Tus-Resumable": "1.0.0" } })
    .then((answer) => Number(answer.headers.get("Tus-Max-Size") ?? Number.NaN))
    .catch(() => Number.NaN);
  const bytes = await told;
  if (bytes > 0) return bytes;
  told = undefined;
  return Number.POSITIVE_INFINITY;
}

function tooLarge(mostBytes: number): Problem {
  const limit = `${Math.floor(mostBytes / 1024 / 1024)} MB`;
  return {
    type: "/problems/payload-too-large",
    title: "文件过大",
    status: 413,
    code: "payload-too-large",
    detailZh: `文件超过 ${limit}，未上传。`,
    detailEn: `The file is larger than ${limit} and was not sent.`,
    facts: { limit },
    faults: [],
    requestId: "",
  };
}

async function refusalOf(error: unknown): Promise<ApiFault> {
  const answer = error instanceof DetailedError ? error.originalResponse : null;
  return await faultOf(new Response(answer?.getBody() ?? "", { status: answer?.getStatus() ?? 503 }));
}
