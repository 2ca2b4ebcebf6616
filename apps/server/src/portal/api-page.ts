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
                <summary><b>${method}</b> <code>${path}</code> <span class="soft">${operation.summary}</span></summary>
                <p>${operation.description}</p>
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
                        <dd>${answer.description.split("\n\n").map((text) => html`${text}<br />`)}</dd>`,
                  )}
                </dl>
              </details>
            `,
          )}
      `,
    )}
  `;
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
