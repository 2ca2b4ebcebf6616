import "./workspaces.css";
import "./ui/ui.css";
import "./ui/forms.css";
import "./ui/case.css";
import { StrictMode, Suspense, lazy, useEffect, useMemo, useState, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { App, ConfigProvider, Spin } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import { queryClient } from "./api.ts";
import { LanguageChoice } from "./language-choice.ts";
import { router } from "./router.ts";
import { SessionGate } from "./session/session-gate.tsx";
import { SpeechContext, rememberLanguage, rememberedLanguage, speechIn } from "./speech.ts";
import { giveStylesNonce } from "./style-nonce.ts";
import { theme } from "./theme.ts";

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";
giveStylesNonce(nonce);

const RegisterPage = lazy(async () => ({
  default: (await import("./enterprises/register-page.tsx")).RegisterPage,
}));

/** The one page that asks for no session: whoever registers has none yet. */
function isRegistration(): boolean {
  return location.pathname.replace(/\/$/, "") === "/w/register";
}

function Workspaces(): ReactNode {
  const [language, setLanguage] = useState(rememberedLanguage);
  const speech = useMemo(() => speechIn(language), [language]);
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    dayjs.locale(language === "zh" ? "zh-cn" : "en");
  }, [language]);
  const choice = useMemo(
    () => ({
      choose: (chosen: typeof language): void => {
        rememberLanguage(chosen);
        setLanguage(chosen);
      },
    }),
    [],
  );
  return (
    <LanguageChoice value={choice}>
      <SpeechContext value={speech}>
        <ConfigProvider
          theme={theme}
          locale={language === "zh" ? zhCN : enUS}
          csp={{ nonce }}
          button={{ autoInsertSpace: false }}
          form={{ scrollToFirstError: { focus: true } }}
        >
          <App>
            <QueryClientProvider client={queryClient}>
              {isRegistration() ? (
                <Suspense fallback={<Spin fullscreen />}>
                  <RegisterPage />
                </Suspense>
              ) : (
                <SessionGate>
                  <RouterProvider router={router} />
                </SessionGate>
              )}
            </QueryClientProvider>
          </App>
        </ConfigProvider>
      </SpeechContext>
    </LanguageChoice>
  );
}

// The page's own code is fetched while the session is still being read.
if (!isRegistration()) void router.load();

const place = document.getElementById("root");
if (place === null) throw new Error("the page has a place for the workspaces");
createRoot(place).render(
  <StrictMode>
    <Workspaces />
  </StrictMode>,
);
