import { useEffect, useRef, useState, type ReactNode } from "react";
import { Button } from "antd";
import { DownloadOutlined } from "@ant-design/icons";
import { ApiFault, faultOf, type Problem } from "../api.ts";
import type { paths } from "../api.generated.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice } from "./fault-notice.tsx";
import type { PagedRows } from "./query-table.tsx";
import "./export-button.css";

/** The lists that can be taken along. */
type ExportPath = Extract<keyof paths, `${string}/export`>;

interface Received {
  readonly bytes: number;
  /** How many rows the file is going to have; unknown until the server has counted them. */
  readonly rows: number | undefined;
}

/**
 * Takes the list along as a workbook, whole, with the filters in force: says how far it is, and can be stopped. Nothing is
 * saved of a file that broke off. Not there while the list has no rows.
 */
export function ExportButton(props: {
  readonly path: ExportPath;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly rows: Pick<PagedRows<unknown>, "data">;
}): ReactNode {
  const { t, count } = useSpeech();
  const [received, setReceived] = useState<Received | undefined>(undefined);
  const [fault, setFault] = useState<ApiFault | undefined>(undefined);
  const running = useRef<AbortController | undefined>(undefined);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => () => running.current?.abort(), []);
  if (received === undefined && (props.rows.data?.pages[0]?.items.length ?? 0) === 0) return null;

  const take = async (): Promise<void> => {
    const stop = new AbortController();
    running.current = stop;
    setFault(undefined);
    setReceived({ bytes: 0, rows: undefined });
    try {
      const { name, file } = await receive(addressOf(props.path, props.query), stop.signal, setReceived);
      save(name, file);
    } catch (error) {
      if (!stop.signal.aborted) setFault(error instanceof ApiFault ? error : new ApiFault(brokenOff));
    } finally {
      if (running.current === stop) {
        running.current = undefined;
        setReceived(undefined);
      }
    }
  };
  if (received !== undefined)
    return (
      <div className="export">
        <span className="quiet figure" role="status">
          {received.rows === undefined
            ? t("正在准备导出…", "Preparing the export…")
            : t(
                `正在导出 ${count(received.rows)} 条，已接收 ${sizeOf(received.bytes)}`,
                `Exporting ${count(received.rows)} rows, ${sizeOf(received.bytes)} received`,
              )}
        </span>
        <Button
          onClick={() => {
            running.current?.abort();
            // The button that was pressed goes away; the one that comes back takes over.
            setTimeout(() => button.current?.focus(), 0);
          }}
        >
          {t("取消导出", "Cancel")}
        </Button>
      </div>
    );
  return (
    <>
      <div className="export">
        <Button ref={button} icon={<DownloadOutlined />} onClick={() => void take()}>
          {t("导出 XLSX", "Export XLSX")}
        </Button>
      </div>
      {fault !== undefined && (
        <div className="export-fault">
          <FaultNotice fault={fault} again={() => void take()} />
        </div>
      )}
    </>
  );
}

function addressOf(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}

async function receive(
  address: string,
  signal: AbortSignal,
  tell: (received: Received) => void,
): Promise<{ readonly name: string; readonly file: Blob }> {
  const answer = await fetch(address, { credentials: "same-origin", signal });
  if (!answer.ok || answer.body === null) throw await faultOf(answer);
  const rows = Number(answer.headers.get("x-expected-rows") ?? Number.NaN);
  const reader = answer.body.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    bytes += value.length;
    tell({ bytes, rows: Number.isInteger(rows) ? rows : undefined });
  }
  const named = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get("content-disposition") ?? "")?.[1];
  return {
    name: named === undefined ? "export.xlsx" : decodeURIComponent(named),
    file: new Blob(parts, { type: answer.headers.get("content-type") ?? "" }),
  };
}

function save(name: string, file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // Long enough for the browser to have taken it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function sizeOf(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

const brokenOff: Problem = {
  type: "/problems/offline",
  title: "导出中断",
  status: 0,
  code: "offline",
  detailZh: "导出中断，未保存不完整的文件，请检查网络后重试。",
  detailEn: "The export broke off, and no incomplete file was saved. Check the network and try again.",
  facts: {},
  faults: [],
  requestId: "",
};
