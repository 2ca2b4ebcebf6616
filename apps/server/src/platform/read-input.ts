import type { FastifyRequest } from "fastify";
import { Refusal, type FieldFault } from "@yunquan/core/refusal.ts";
import type { z } from "@yunquan/contract/z.ts";

export type Schema = z.ZodType;
export type Out<S extends Schema> = z.output<S>;

/** What somebody asks for, read and checked. */
export interface Input<P extends Schema, Q extends Schema, B extends Schema> {
  readonly params: Out<P>;
  readonly query: Out<Q>;
  readonly body: Out<B>;
}

/** Reads params, query and body together, so that every field's fault is told at once. */
export function readInput<P extends Schema, Q extends Schema, B extends Schema>(
  spec: { readonly params?: P; readonly query?: Q; readonly body?: B },
  request: FastifyRequest,
): Input<P, Q, B> {
  const faults: FieldFault[] = [];
  const read = (schema: Schema | undefined, value: unknown, place: string): unknown => {
    if (schema === undefined) return undefined;
    const unstorable = unstorableText(value, place);
    if (unstorable !== null) {
      faults.push(unstorable);
      return undefined;
    }
    const parsed = schema.safeParse(value ?? {});
    if (parsed.success) return parsed.data;
    faults.push(...parsed.error.issues.flatMap((issue) => faultsOf(issue, place)));
    return undefined;
  };
  const params = read(spec.params, request.params, "params");
  const asked = read(spec.query, request.query, "query");
  const body = read(spec.body, request.body, "");
  if (faults.length > 0) throw new Refusal("invalid-request", {}, faults);
  return { params, query: asked, body } as Input<P, Q, B>;
}

/** Text with a NUL or half a surrogate pair is no text that the database could keep as it is; the first one found is told. */
function unstorableText(value: unknown, path: string): FieldFault | null {
  if (typeof value === "string") {
    if (value.isWellFormed() && !value.includes("\u0000")) return null;
    return { path, code: "unstorable-text", zh: "含有不能保存的字符", en: "contains characters that cannot be kept" };
  }
  if (value === null || typeof value !== "object" || Buffer.isBuffer(value)) return null;
  for (const [name, part] of Object.entries(value)) {
    const fault =
      unstorableText(name, path) ?? unstorableText(part, [path, name].filter((one) => one !== "").join("."));
    if (fault !== null) return fault;
  }
  return null;
}

function faultsOf(issue: z.core.$ZodIssue, place: string): FieldFault[] {
  const path = [...(place === "" ? [] : [place]), ...issue.path.map(String)].join(".");
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((name) => ({
      path: path === "" ? name : `${path}.${name}`,
      code: "unknown-field",
      zh: "未知字段",
      en: "unknown field",
    }));
  }
  const [zh = "", en] = issue.message.split(" | ");
  if (en !== undefined) return [{ path, code: issue.code, zh, en }];
  return [{ path, code: issue.code, zh: wordsOf(issue), en: issue.message }];
}

function wordsOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? "必填" : "类型不正确";
    case "too_small":
      return "过短或过小";
    case "too_big":
      return "过长或过大";
    case "invalid_value":
      return `须为以下之一：${issue.values.map(String).join("、")}`;
    case "invalid_format":
      return "格式不正确";
    default:
      return "填写有误";
  }
}
