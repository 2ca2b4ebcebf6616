import { useRef, useState, type ReactNode } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Modal, Progress } from "antd";
import { addFen, fenText, parseFen, ZERO } from "@yunquan/core/money.ts";
import { ApiFault, api, newKey } from "../api.ts";
import { useSpeech } from "../speech.ts";
import type { Waiting } from "./waiting.ts";
import "./confirmations.css";

/** How one of them went: not answered yet, confirmed, or refused with the server's words. */
type Outcome = { readonly done: true } | { readonly done: false; readonly fault: unknown };

const AT_ONCE = 4;

/** Confirms what was chosen, each by itself under its own key: one refusal keeps no other from being confirmed. */
export function BatchConfirm(props: {
  readonly rows: readonly Waiting[];
  /** Told which of them are still to be confirmed. */
  readonly onDone: (left: readonly string[]) => void;
}): ReactNode {
  const { t, yuan, count } = useSpeech();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [running, setRunning] = useState(false);
  const [taken, setTaken] = useState<readonly Waiting[]>([]);
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const keys = useRef(new Map<string, string>());
  const rows = taken.length > 0 ? taken : props.rows;
  const left = rows.filter((row) => outcomes.get(row.id)?.done !== true);
  const finished = outcomes.size > 0 && !running;

  const begin = (): void => {
    setTaken(props.rows);
    setOutcomes(new Map());
    keys.current = new Map();
    setOpen(true);
  };
  const confirmOne = async (row: Waiting): Promise<void> => {
    const content = `${row.id} ${row.version}`;
    const key = keys.current.get(content) ?? newKey();
    keys.current.set(content, key);
    const params = { path: { id: row.id }, header: { "Idempotency-Key": key } };
    const body = { version: row.version };
    let outcome: Outcome = { done: true };
    try {
      if (row.kind === "applications") await api.POST("/api/v1/applications/{id}/confirm", { params, body });
      else await api.POST("/api/v1/claims/{id}/confirm", { params, body });
    } catch (fault) {
      outcome = { done: false, fault };
    }
    setOutcomes((before) => new Map(before).set(row.id, outcome));
  };
  const run = async (): Promise<void> => {
    setRunning(true);
    const queue = [...left];
    const worker = async (): Promise<void> => {
      for (let row = queue.shift(); row !== undefined; row = queue.shift()) await confirmOne(row);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    setRunning(false);
  };
  const close = (): void => {
    setOpen(false);
    if (outcomes.size > 0) {
      props.onDone(left.map((row) => row.id));
      void client.invalidateQueries();
    }
    setTaken([]);
  };
  const total = addFen(...rows.map((row) => (row.amountFen === null ? ZERO : (parseFen(row.amountFen) ?? ZERO))));
  const answered = [...outcomes.values()].filter((outcome) => outcome.done).length;
  return (
    <>
      <Button type="primary" disabled={props.rows.length === 0} onClick={begin}>
        {props.rows.length === 0
          ? t("请先勾选", "Choose some first")
          : t(`确认所选 ${count(props.rows.length)} 件`, `Confirm the ${count(props.rows.length)} chosen`)}
      </Button>
      <Modal
        open={open}
        title={t(`确认 ${count(rows.length)} 件`, `Confirm ${count(rows.length)}`)}
        okText={
          finished && left.length > 0
            ? t(`重试未成功的 ${left.length} 件`, `Try the ${left.length} again`)
            : finished
              ? t("完成", "Done")
              : t("确认", "Confirm")
        }
        cancelText={t("关闭", "Close")}
        okButtonProps={{ loading: running }}
        cancelButtonProps={{ disabled: running }}
        closable={!running}
        mask={{ closable: false }}
        onOk={() => (finished && left.length === 0 ? close() : void run())}
        onCancel={close}
      >
        {outcomes.size === 0 && (
          <p>
            {t(
              `本单位确认以下 ${rows.length} 件与事实相符，合计 ${yuan(fenText(total))}。逐件办理，个别未成功不影响其他。`,
              `You confirm that these ${rows.length} are true, ${yuan(fenText(total))} in all. Each is done by itself; one that fails keeps no other.`,
            )}
          </p>
        )}
        {outcomes.size > 0 && (
          <Progress
            percent={Math.round((outcomes.size / rows.length) * 100)}
            status={running ? "active" : left.length > 0 ? "exception" : "success"}
            aria-label={t("办理进度", "Progress")}
          />
        )}
        {finished && (
          <Alert
            role="status"
            type={left.length === 0 ? "success" : "warning"}
            title={
              left.length === 0
                ? t(`${answered} 件全部确认。`, `All ${answered} were confirmed.`)
                : t(
                    `${answered} 件已确认，${left.length} 件未成功。`,
                    `${answered} were confirmed, ${left.length} were not.`,
                  )
            }
          />
        )}
        <ul className="batch-list">
          {rows.map((row) => (
            <OneResult key={row.id} row={row} outcome={outcomes.get(row.id)} />
          ))}
        </ul>
      </Modal>
    </>
  );
}

function OneResult({ row, outcome }: { readonly row: Waiting; readonly outcome: Outcome | undefined }): ReactNode {
  const { t, language } = useSpeech();
  const words = (fault: unknown): string => {
    if (!(fault instanceof ApiFault)) return t("未能完成，请重试。", "It was not done; try again.");
    return language === "zh" ? fault.problem.detailZh : fault.problem.detailEn;
  };
  return (
    <li>
      <span>
        {row.number} · {row.enterprise}
      </span>
      {outcome !== undefined &&
        (outcome.done ? (
          <span className="finding-met"> {t("已确认", "confirmed")}</span>
        ) : (
          <div className="late">
            {t("未成功：", "Not done: ")}
            {words(outcome.fault)}
          </div>
        ))}
    </li>
  );
}
