import type { ReactNode } from "react";
import { useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { PageHead } from "../ui/page-head.tsx";

/** What waits for this person. */
export function TodayPage(): ReactNode {
  const { t } = useSpeech();
  const { name, membership } = useSession();
  return <PageHead title={t("我的待办", "My tasks")} lead={`${name} · ${membership.organisationName}`} />;
}
