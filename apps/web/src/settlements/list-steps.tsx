import type { ReactNode } from "react";
import { useNavigate } from "@tanstack/react-router";
import { api, useCommand, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { OwnSiteFields } from "../ui/own-site-fields.tsx";
import { StepButton } from "../ui/step-button.tsx";
import { StepWindow } from "../ui/step-window.tsx";
import type { Settlement } from "./settlement.ts";

/** Freezing: what it makes of how many claims, in figures, before it is done. */
export function FreezeButton(props: {
  readonly list: Settlement;
  readonly preview: Schemas["SettlementPreview"];
}): ReactNode {
  const { t, yuan, count } = useSpeech();
  const { list, preview } = props;
  const freeze = useCommand((_: { reason?: string }, header, signal) =>
    api.POST("/api/v1/settlements/{id}/freeze", {
      params: { path: { id: list.id }, header },
      body: { version: list.version },
      signal,
    }),
  );
  const lines = preview.fundedLines + preview.carriedLines + preview.deferredLines + preview.leftOutLines;
  return (
    <StepButton
      type="primary"
      label={t("冻结清单", "Freeze the list")}
      command={freeze}
      done={t("清单已冻结，可以发布公示。", "The list is frozen; it can be published.")}
      doing={t(`正在冻结 ${count(lines)} 笔…`, `Freezing ${count(lines)} claims…`)}
      consequence={
        <>
          {t("冻结后不可更改。将要：", "This cannot be undone. It will:")}
          <ul>
            <li>
              {t(
                `列入 ${count(preview.fundedLines)} 笔，预留资金 ${yuan(preview.fundedFen)}；`,
                `fund ${count(preview.fundedLines)} claims and set aside ${yuan(preview.fundedFen)};`,
              )}
            </li>
            <li>
              {t(
                `整笔结转 ${count(preview.carriedLines)} 笔（${yuan(preview.carriedFen)}），下期优先；`,
                `carry over ${count(preview.carriedLines)} claims whole (${yuan(preview.carriedFen)}), first in the next list;`,
              )}
            </li>
            <li>
              {t(
                `${count(preview.leftOutLines)} 笔未列入，顺位保留。`,
                `leave out ${count(preview.leftOutLines)}, which keep their places.`,
              )}
            </li>
          </ul>
          <span className="quiet">
            {t(
              "清单较大时需要一些时间；完成前可以停止，停止后不作任何更改。",
              "A long list takes a moment; it can be stopped until it is done, and then nothing was changed.",
            )}
          </span>
        </>
      }
    />
  );
}

export function DropButton({ list }: { readonly list: Settlement }): ReactNode {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const drop = useCommand((_: { reason?: string }, header) =>
    api.POST("/api/v1/settlements/{id}/drop", {
      params: { path: { id: list.id }, header },
      body: { version: list.version },
    }),
  );
  return (
    <StepButton
      danger
      label={t("作废", "Drop")}
      command={drop}
      done={t("已作废。", "Dropped.")}
      onDone={() => void navigate({ to: "/settlements" })}
      consequence={t(
        "作废只取消这次编制，不影响任何结算申请；之后可另行编制。",
        "Only this draft ends; no claim is affected, and another list can be begun.",
      )}
    />
  );
}

interface Publication {
  readonly ownSite?: { readonly url?: string; readonly on?: string | null };
}

/** Publishing, with the bureau's own site if it stands there already. */
export function PublishButton({ list }: { readonly list: Settlement }): ReactNode {
  const { t } = useSpeech();
  const publish = useCommand(({ ownSite }: Publication, header, signal) =>
    api.POST("/api/v1/settlements/{id}/publish", {
      params: { path: { id: list.id }, header },
      body: {
        version: list.version,
        ...(ownSite?.url === undefined || ownSite.url === "" || ownSite.on == null
          ? {}
          : { ownSite: { url: ownSite.url, on: ownSite.on } }),
      },
      signal,
    }),
  );
  return (
    <StepWindow<Publication>
      type="primary"
      label={t("发布公示", "Publish")}
      command={publish}
      doing={t("正在发布并通知各方…", "Publishing and telling the parties…")}
      done={t("公示已发布，已通知清单所列各方。", "Published; all parties on the list were told.")}
      consequence={t(
        "清单将在平台公开，公示期内任何当事方可提出异议；期满无异议的，即可编制兑付批次。部门网站也发布的，请一并填写，也可以稍后登记。",
        "The list becomes public; during the notice parties may object, and what stands afterwards can be paid. If the bureau's own site carries it too, give its address now or later.",
      )}
      fields={<OwnSiteFields required={false} />}
    />
  );
}
