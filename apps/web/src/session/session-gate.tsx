import { Suspense, lazy, useEffect, useState, type ReactNode } from "react";
import { Spin } from "antd";
import { ApiFault, reads, whenSignedOut } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { useLater } from "../ui/later.ts";
import { SessionContext, type Session } from "./session.ts";
import "./session.css";

// What is seldom seen comes in files of its own; the window to sign in again is fetched before it is needed, for by then a
// newer version may be served.
const ChooseOrganisation = lazy(async () => ({
  default: (await import("./choose-organisation.tsx")).ChooseOrganisation,
}));
const SecondFactorSetup = lazy(async () => ({
  default: (await import("./second-factor-setup.tsx")).SecondFactorSetup,
}));
const SignInAgain = lazy(async () => ({ default: (await import("./sign-in-again.tsx")).SignInAgain }));

/**
 * Lets those in who are signed in and have chosen whom they act for. Who is not goes to the portal's sign-in page and
 * comes back; whose session ends at work signs in again in a window over the page, where nothing is lost.
 */
export function SessionGate({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useSpeech();
  const current = reads.useQuery("get", "/api/v1/session", {}, { staleTime: 60_000, retry: 1 });
  const [ended, setEnded] = useState(false);
  const later = useLater();
  const known = current.data;
  useEffect(() => whenSignedOut(() => setEnded(true)), []);

  const signedOut = current.error instanceof ApiFault && current.error.problem.code === "not-signed-in";
  useEffect(() => {
    if (known === undefined && signedOut)
      location.assign(`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`);
  }, [known, signedOut]);

  if (known === undefined) {
    if (current.error !== null && !signedOut)
      return <FaultNotice fault={current.error} again={() => void current.refetch()} />;
    return <Spin fullscreen description={t("正在打开", "Opening")} />;
  }
  if (known.awaitsSecondFactor)
    return (
      <main className="choose-organisation">
        <section className="panel">
          <h1>{t("请先绑定动态码", "Set up your second factor first")}</h1>
          <p>
            {t(
              "您的岗位办理财政资金事项，登录时除口令外还需手机动态码。",
              "Your role decides about public money, so signing in asks for a code of your telephone besides the password.",
            )}
          </p>
          <Suspense fallback={<Spin />}>
            <SecondFactorSetup onDone={() => void current.refetch()} />
          </Suspense>
        </section>
      </main>
    );
  const membership = known.memberships.find((one) => one.organisationId === known.organisationId);
  if (membership === undefined)
    return (
      <Suspense fallback={<Spin fullscreen />}>
        <ChooseOrganisation name={known.name} memberships={known.memberships} />
      </Suspense>
    );
  const session: Session = { ...known, membership };
  return (
    <SessionContext value={session}>
      {children}
      {(ended || later) && (
        <Suspense fallback={null}>
          <SignInAgain
            open={ended}
            personId={known.personId}
            organisationId={membership.organisationId}
            onDone={() => setEnded(false)}
          />
        </Suspense>
      )}
    </SessionContext>
  );
}
