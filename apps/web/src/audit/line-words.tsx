import type { ReactNode } from "react";
import { Flex, Select } from "antd";
import { actionWords, wordsOfAction } from "@yunquan/core/history/action-words.ts";
import { objectWords, wordsOfObject } from "@yunquan/core/history/object-words.ts";
import { isRole, roles } from "@yunquan/core/roles.ts";
import type { Schemas } from "../api.ts";
import { useSpeech, type Speech } from "../speech.ts";
import { FactValue, factName } from "./fact-value.tsx";

type Line = Schemas["AuditLine"];

export function objectName({ language }: Speech, objectType: string): string {
  return wordsOfObject(objectType)?.[language] ?? objectType;
}

/** All kinds of objects, to choose from. */
export function objectOptions({ language }: Speech): { readonly value: string; readonly label: string }[] {
  return Object.entries(objectWords).map(([value, words]) => ({ value, label: words[language] }));
}

/** What was done, and beside it the code that reports quote. */
export function ActionName({ code }: { readonly code: string }): ReactNode {
  const { language } = useSpeech();
  const words = wordsOfAction(code);
  if (words === undefined) return <code>{code}</code>;
  return (
    <>
      {words[language]} <code className="quiet action-code">{code}</code>
    </>
  );
}

interface ActionChoice {
  readonly value: string;
  readonly label: string;
  /** What is searched when somebody types. */
  readonly found: string;
}

/** All that can have been done, to choose from: found by its words in either language and by its code. */
export function ActionSelect(props: {
  readonly id?: string;
  readonly value?: string | undefined;
  readonly onChange?: (action: string | undefined) => void;
}): ReactNode {
  const { t, language } = useSpeech();
  const { value, ...rest } = props;
  const known = Object.entries(actionWords).map(([code, words]): ActionChoice => ({
    value: code,
    label: words[language],
    found: `${words.zh} ${words.en} ${code}`.toLowerCase(),
  }));
  // An address may ask for a code that is no longer written.
  const other =
    value === undefined || wordsOfAction(value) !== undefined ? [] : [{ value, label: value, found: value }];
  return (
    <Select<string, ActionChoice>
      {...rest}
      value={value ?? null}
      allowClear
      popupMatchSelectWidth={false}
      placeholder={t("全部操作", "All actions")}
      showSearch={{ filterOption: (typed, option) => option?.found.includes(typed.trim().toLowerCase()) ?? false }}
      options={[...other, ...known]}
      optionRender={({ value: code }) => <ActionName code={String(code)} />}
    />
  );
}

/** Who did it: name, user name, role and organisation; or the system. */
export function Actor({ line }: { readonly line: Line }): ReactNode {
  const { t, language } = useSpeech();
  if (line.by.kind === "system") return t("系统", "System");
  const held = line.by.role
    .split(",")
    .map((role) => (isRole(role) ? roles[role][language] : role))
    .join(t("、", ", "));
  return (
    <>
      {line.by.name ?? "—"}
      {line.by.loginName !== null && (
        <span className="quiet">{t(`（${line.by.loginName}）`, ` (${line.by.loginName})`)}</span>
      )}
      <div className="quiet">
        {[line.by.organisationName, held].filter((part) => part !== null && part !== "").join(" · ")}
      </div>
    </>
  );
}

/** Everything else that was written down with a step. */
export function LineFacts({ line }: { readonly line: Line }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const facts = Object.entries(line.facts);
  return (
    <Flex vertical gap={4}>
      {line.deciding && <span className="quiet">{t("决定性步骤", "A decision")}</span>}
      {line.reason !== null && (
        <div>
          <span className="quiet">{t("理由：", "Reason: ")}</span>
          <span className="reason">{line.reason}</span>
        </div>
      )}
      <details>
        <summary>{t("全部记录", "All that was written down")}</summary>
        <dl className="line-facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{factName(speech, name)}</dt>
              <dd>
                <FactValue objectType={line.objectType} name={name} value={value} />
              </dd>
            </div>
          ))}
          <div>
            <dt>{t("请求编号", "request")}</dt>
            <dd>{line.requestId}</dd>
          </div>
          <div>
            <dt>{t("序号", "line")}</dt>
            <dd>{line.seq}</dd>
          </div>
        </dl>
      </details>
    </Flex>
  );
}
