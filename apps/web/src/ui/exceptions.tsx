import type { ReactNode } from "react";
import { Button } from "antd";
import { ApiFault } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { ButtonLink } from "./button-link.tsx";
import { FaultNotice } from "./fault-notice.tsx";

export function NotFound(): ReactNode {
  const { t } = useSpeech();
  return (
    <section className="exception not-found">
      <h1>{t("没有这个页面", "There is no such page")}</h1>
      <p>{t("地址可能有误，或该事项不由您办理。", "The address may be wrong, or the matter is not yours.")}</p>
      <ButtonLink to="/" look="primary">
        {t("返回待办", "Back to my tasks")}
      </ButtonLink>
    </section>
  );
}

/** A page whose object could not be read: what happened, another try, and the way out. */
export function PageFault(props: { readonly fault: unknown; readonly again?: (() => void) | undefined }): ReactNode {
  const { t } = useSpeech();
  return (
    <section className="exception">
      <h1>{t("未能打开", "This cannot be opened")}</h1>
      <FaultNotice fault={props.fault} again={props.again} />
      <ButtonLink to="/">{t("返回待办", "Back to my tasks")}</ButtonLink>
    </section>
  );
}

/** A page for something that cannot be done as things stand, and where to go instead. */
export function NotNow(props: {
  readonly title: string;
  readonly words: string;
  readonly instead: ReactNode;
}): ReactNode {
  return (
    <section className="exception">
      <h1>{props.title}</h1>
      <p>{props.words}</p>
      {props.instead}
    </section>
  );
}

/** A page that broke, or could not be loaded because a new version has come. */
export function Broken({ error }: { readonly error: unknown }): ReactNode {
  const { t } = useSpeech();
  if (error instanceof ApiFault) return <PageFault fault={error} again={() => location.reload()} />;
  return (
    <section className="exception">
      <h1>{t("页面未能打开", "This page could not be opened")}</h1>
      <p>
        {t(
          "系统可能刚刚更新，请刷新；已保存的草稿不受影响。",
          "The system may just have been updated; reload. Saved drafts are safe.",
        )}
      </p>
      <Button type="primary" onClick={() => location.reload()}>
        {t("刷新", "Reload")}
      </Button>
    </section>
  );
}
