import { useState, type ReactNode } from "react";
import { useRouter } from "@tanstack/react-router";
import { Alert, Button, Flex, Grid, Tabs } from "antd";
import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { isRole, roles } from "@yunquan/core/roles.ts";
import type { ReviewedNoun } from "@yunquan/core/reviews/flags.ts";
import type { Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { PageHead } from "../ui/page-head.tsx";
import { KeyHelp } from "./key-help.tsx";
import { useKeys } from "./keys.ts";
import type { Neighbours } from "./neighbours.ts";
import { placeOfCase } from "./queue.ts";
import type { QueueFilter } from "./search.ts";
import "./review.css";

/** How one gets from a case to the others of its queue. */
export function useWayOn(noun: ReviewedNoun, filter: QueueFilter, { previous, next }: Neighbours) {
  const router = useRouter();
  const search = router.options.stringifySearch({ ...filter });
  const goTo = (href: string): void => void router.navigate({ href });
  const hrefOf = (id: string): string => placeOfCase(noun, id) + search;
  const home = `/review${router.options.stringifySearch({ ...(noun === "claim" ? { tab: "claims" } : {}), ...filter })}`;
  return {
    toQueue: () => goTo(home),
    toPrevious: previous === undefined ? undefined : () => goTo(hrefOf(previous.id)),
    toNext: next === undefined ? undefined : () => goTo(hrefOf(next.id)),
    /** After a decision: the next case of the same queue, or the queue when that was the last. */
    onward: () => goTo(next === undefined ? home : hrefOf(next.id)),
  };
}

/**
 * The page of a case under review: the facts with what they were compared with, the documents, the answers. Side by side on
 * a desk, in tabs on a smaller window.
 */
export function ReviewFrame(props: {
  readonly title: string;
  readonly status: ReactNode;
  readonly lead: ReactNode;
  readonly neighbours: Neighbours;
  readonly wayOn: ReturnType<typeof useWayOn>;
  readonly facts: ReactNode;
  readonly documents: ReactNode;
  readonly decision: ReactNode;
  /** What the key A does here. */
  readonly onAccept: () => void;
  readonly onTake: (() => void) | undefined;
}): ReactNode {
  const { t, count } = useSpeech();
  const wide = Grid.useBreakpoint().xl ?? true;
  const [help, setHelp] = useState(false);
  const { toQueue, toPrevious, toNext } = props.wayOn;
  const { place, loaded, more } = props.neighbours;
  useKeys({
    j: () => toNext?.(),
    k: () => toPrevious?.(),
    q: toQueue,
    a: props.onAccept,
    t: () => props.onTake?.(),
    "?": () => setHelp(true),
  });
  return (
    <div className="review">
      <PageHead
        title={props.title}
        status={props.status}
        lead={props.lead}
        actions={
          <>
            <Button onClick={toQueue}>{t("返回队列 Q", "Queue Q")}</Button>
            <Button disabled={toPrevious === undefined} icon={<LeftOutlined />} onClick={toPrevious}>
              {t("上一件 K", "Previous K")}
            </Button>
            {place > 0 && (
              <span className="quiet figure queue-place">
                {count(place)} / {count(loaded)}
                {more && "+"}
              </span>
            )}
            <Button disabled={toNext === undefined} icon={<RightOutlined />} iconPlacement="end" onClick={toNext}>
              {t("下一件 J", "Next J")}
            </Button>
            {wide && (
              <Button onClick={() => setHelp(true)} aria-label={t("快捷键", "Keys")}>
                ?
              </Button>
            )}
          </>
        }
      />
      {wide ? (
        <div className="review-columns">
          <section aria-label={t("申报资料与核对", "Facts and comparison")}>{props.facts}</section>
          <section aria-label={t("文件", "Documents")}>{props.documents}</section>
          <section aria-label={t("办理", "Decide")} className="review-decision">
            {props.decision}
          </section>
        </div>
      ) : (
        <Tabs
          className="review-tabs"
          items={[
            { key: "facts", label: t("资料核对", "Facts"), children: props.facts },
            { key: "documents", label: t("文件", "Documents"), children: props.documents },
            { key: "decision", label: t("审核意见", "Opinion"), children: props.decision, forceRender: true },
          ]}
        />
      )}
      <KeyHelp open={help} onClose={() => setHelp(false)} />
    </div>
  );
}

/** Says that somebody else has changed the case while one was reading, who and how; what was typed stays. */
export function ChangedMeanwhile(props: {
  readonly seen: number;
  readonly version: number;
  readonly timeline: readonly Schemas["TimelineLine"][];
  readonly statusWords: string;
}): ReactNode {
  const { t, time, language } = useSpeech();
  if (props.version === props.seen) return null;
  const last = props.timeline.at(-1);
  const role = last !== undefined && isRole(last.by.role) ? roles[last.by.role][language] : "";
  const who =
    last === undefined
      ? t("他人", "somebody else")
      : last.by.kind === "system"
        ? t("系统", "the system")
        : [last.by.organisationName, role, last.by.name].filter((part) => part != null && part !== "").join(" ");
  return (
    <Alert
      type="warning"
      showIcon
      className="gap-below"
      title={t("本案在您查看期间有变动", "This case has changed while you were reading")}
      description={t(
        `${who} 于 ${time(last?.at)} 更新，目前为“${props.statusWords}”。页面已是最新内容，您填写的意见仍保留，请核对后再提交。`,
        `Changed by ${who} at ${time(last?.at)}; it is now “${props.statusWords}”. The page is up to date and what you wrote is kept: check it before you submit.`,
      )}
    />
  );
}

/** A few steps beside each other. */
export function StepRow({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <Flex gap={8} wrap className="step-row">
      {children}
    </Flex>
  );
}
