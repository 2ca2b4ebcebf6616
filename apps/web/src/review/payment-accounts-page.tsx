import type { ReactNode } from "react";
import { Navigate } from "@tanstack/react-router";
import { mayCall, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { PageHead } from "../ui/page-head.tsx";
import { AccountQueue } from "./account-queue.tsx";

/** Accounts to be confirmed: an office sees its city's, an enterprise finds its own on its page. */
export function PaymentAccountsPage(): ReactNode {
  const { t } = useSpeech();
  const session = useSession();
  if (!mayCall(session, "paymentAccounts.queue")) return <Navigate to="/enterprises/own" replace />;
  return (
    <>
      <PageHead
        title={t("收款账户", "Payment accounts")}
        lead={t(
          "企业提出、等待核实的收款账户；确认后兑付款付至新账户。",
          "Accounts that enterprises have proposed; once confirmed, payments go there.",
        )}
      />
      <AccountQueue />
    </>
  );
}
