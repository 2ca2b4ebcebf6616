import type { ReactNode } from "react";
import { Progress } from "antd";
import type { Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { Panel } from "../ui/case-columns.tsx";

/** The clock of the review in working days, and how many of them each side has used. */
export function CaseClock({ clock }: { readonly clock: NonNullable<Schemas["Application"]["clock"]> }): ReactNode {
  const { t, until, time } = useSpeech();
  const state = clock.overdue
    ? t(`已超过法定 ${clock.days} 个工作日`, `More than the ${clock.days} working days`)
    : clock.paused
      ? t("计时暂停", "The clock stands")
      : t(`还有 ${clock.leftDays} 个工作日`, `${clock.leftDays} working days left`);
  return (
    <Panel title={t("办理时限", "The clock")}>
      <p className={clock.overdue ? "late-words" : ""}>
        <b>{state}</b>
      </p>
      <Progress
        percent={Math.min(100, Math.round((clock.usedDays / Math.max(1, clock.days)) * 100))}
        showInfo={false}
        status={clock.overdue ? "exception" : "normal"}
        aria-label={t(
          `已用 ${clock.usedDays} / ${clock.days} 个工作日`,
          `${clock.usedDays} of ${clock.days} working days`,
        )}
      />
      <dl className="pairs">
        <dt>{t("自", "Since")}</dt>
        <dd>{time(clock.startedAt)}</dd>
        {clock.dueAt !== null && (
          <>
            <dt>{t("应办结", "Due")}</dt>
            <dd>{until(clock.dueAt)}</dd>
          </>
        )}
        <dt>{t("已用工作日", "Days used")}</dt>
        <dd>
          {t(
            `${clock.usedDays}（供应商 ${clock.supplierDays}，主管部门 ${clock.bureauDays}）`,
            `${clock.usedDays} (supplier ${clock.supplierDays}, office ${clock.bureauDays})`,
          )}
        </dd>
      </dl>
    </Panel>
  );
}
