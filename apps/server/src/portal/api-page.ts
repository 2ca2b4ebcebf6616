import { refusalCodes, type RefusalCode } from "@yunquan/core/refusal-codes.ts";
import { isRole, roles } from "@yunquan/core/roles.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";

interface Operation {
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: unknown }> };
  readonly responses: Record<
    string,
    { readonly description: string; readonly content?: Record<string, { readonly schema: unknown }> }
  >;
}

export interface Document {
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Record<string, Record<string, Operation & { readonly tags: readonly string[] }>>;
}

/** The readable page of the API, made of the same document that programs read; every operation opens in place. */
export function apiPage(speech: Speech, document: Document): Html {
  const { t } = speech;
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  return html`
    <h1>${t("接口说明", "API")}</h1>
    <p class="lead">
      ${t(
        "全部功能均可通过接口办理，门户与工作台使用同一组接口。金额为以分为单位的整数字符串；写操作须带 Idempotency-Key 请求头；出错时返回 application/problem+json，中英文并列。",
        "Everything can be done through the API; the portal and the workspaces use the same one. Amounts are strings of digits in fen; writes carry an Idempotency-Key header; errors are application/problem+json in both languages.",
      )}
      <a href="/api/v1/openapi.json">OpenAPI 3.1</a>
    </p>
    ${document.tags.map(
      ({ name }) => html`
        <h2 id="${name}">${name}</h2>
        ${operations
          .filter(({ operation }) => operation.tags[0] === name)
          .map(
            ({ path, method, operation }) => html`
              <details>
                <summary>
                  <b>${method}</b> <code>${path}</code> <span class="soft">${half(speech, operation.summary)}</span>
                </summary>
                <p>${whoMay(speech, operation.description)}</p>
                ${
                  operation.parameters.length > 0 &&
                  html`<p>
                    ${operation.parameters.map((parameter) => html`<code>${parameter.name}</code> <span class="soft">${parameter.in}${parameter.required ? t("，必填", ", required") : ""}</span> `)}
                  </p>`
                }
                ${
                  operation.requestBody !== undefined &&
                  html`<h3>${t("请求正文", "Body")}</h3>
                    ${Object.entries(operation.requestBody.content).map(
                      ([type, { schema }]) =>
                        html`<p class="soft">${type}</p>
                          <pre><code>${outline(schema)}</code></pre>`,
                    )}`
                }
                <h3>${t("答复", "Answers")}</h3>
                <dl class="facts">
                  ${Object.entries(operation.responses).map(
                    ([status, answer]) =>
                      html`<dt>${status}</dt>
                        <dd>
                          ${answerLines(speech, operation, answer.description).map((text) => html`${text}<br />`)}
                        </dd>`,
                  )}
                </dl>
              </details>
            `,
          )}
      `,
    )}
  `;
}

/** The document says everything in both languages, `中文 · English`; a page shows one. */
function half({ language }: Speech, text: string): string {
  const [zh = "", en = zh] = text.split(" · ");
  return language === "zh" ? zh : en;
}

/** `办理人 · who: 地市经办 (city-reviewer)、…` in the words of the page. */
function whoMay(speech: Speech, description: string): string {
  const { t } = speech;
  const codes = [...description.matchAll(/\(([a-z-]+)\)/g)].flatMap(([, code = ""]) => (isRole(code) ? [code] : []));
  if (codes.length === 0) return t("公开，无须登录。", "Public, without signing in.");
  const names = codes.map((code) => `${t(roles[code].zh, roles[code].en)} (${code})`);
  return `${t("办理人：", "Who: ")}${names.join(t("、", ", "))}`;
}

/** The refusals that an answer's description names by their codes, in words; a success has none and is the operation itself. */
function answerLines(speech: Speech, operation: Operation, description: string): string[] {
  const codes = [...description.matchAll(/`([a-z-]+)`/g)].flatMap(([, code = ""]) => (isRefusal(code) ? [code] : []));
  if (codes.length === 0) return [half(speech, operation.summary)];
  return codes.map((code) => `${code}: ${speech.t(refusalCodes[code].zh, refusalCodes[code].en)}`);
}

function isRefusal(code: string): code is RefusalCode {
  return Object.hasOwn(refusalCodes, code);
}

/** A schema as an outline a person reads: names, kinds, what may be left out. */
function outline(schema: unknown, indent = ""): string {
  if (schema === null || typeof schema !== "object") return "";
  const node = schema as {
    $ref?: string;
    type?: string | string[];
    properties?: Record<string, unknown>;
    required?: string[];
    items?: unknown;
    enum?: unknown[];
    anyOf?: unknown[];
    format?: string;
    pattern?: string;
  };
  if (node.$ref !== undefined) return node.$ref.split("/").at(-1) ?? "";
  if (node.properties !== undefined) {
    const required = new Set(node.required);
    const lines = Object.entries(node.properties).map(
      ([name, part]) => `${indent}  ${name}${required.has(name) ? "" : "?"}: ${outline(part, `${indent}  `)}`,
    );
    return `{\n${lines.join("\n")}\n${indent}}`;
  }
  if (node.items !== undefined) return `[${outline(node.items, indent)}]`;
  if (node.enum !== undefined) return node.enum.map(String).join(" | ");
  if (node.anyOf !== undefined) return node.anyOf.map((part) => outline(part, indent)).join(" | ");
  return [Array.isArray(node.type) ? node.type.join(" | ") : (node.type ?? "any"), node.format ?? ""]
    .filter((part) => part !== "")
    .join(" ");
}
