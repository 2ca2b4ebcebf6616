import type { FastifyInstance } from "fastify";
import { z } from "@yunquan/contract/z.ts";
import { problem } from "@yunquan/contract/wire.ts";
import { refusalCodes, type RefusalCode } from "@yunquan/core/refusal-codes.ts";
import { roles } from "@yunquan/core/roles.ts";
import type { Route } from "./route.ts";

type Json = Record<string, unknown>;

/** Refusals that every operation of a kind has besides its own. */
const always: readonly RefusalCode[] = ["invalid-request", "too-many-requests"];
const alwaysSignedIn: readonly RefusalCode[] = ["not-signed-in", "not-permitted"];
const alwaysWrites: readonly RefusalCode[] = ["foreign-origin"];
const alwaysKeyed: readonly RefusalCode[] = ["idempotency-key-missing", "idempotency-key-reused"];

/** The OpenAPI 3.1 document, printed from the routes themselves. */
export function openapiDocument(routes: readonly Route[]): Json {
  const schemas: Record<string, Json> = {};
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    const path = route.spec.url.replaceAll(/:(\w+)/g, "{$1}");
    const item = (paths[path] ??= {});
    item[route.spec.method.toLowerCase()] = operationOf(route, schemas);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "云券 Yunquan API",
      version: "1",
      summary: "工业企业上云服务券平台 · The voucher platform of an industrial-cloud subsidy",
      description:
        "金额为以分为单位的整数字符串（字段名以 Fen 结尾）；时间为 UTC 的 ISO 文本，日期为 YYYY-MM-DD。写操作须带 Idempotency-Key；错误为 application/problem+json，中英文并列。\n\n" +
        "Amounts are strings of digits in fen (fields end in Fen); instants are ISO text in UTC, dates YYYY-MM-DD. Writes carry an Idempotency-Key; errors are application/problem+json in Chinese and English.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    tags: [...new Set(routes.map(tagOf))].map((name) => ({ name })),
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).toSorted(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "yunquan" },
        bearer: {
          type: "http",
          scheme: "bearer",
          description: "会话令牌或供应商接口密钥 · a session's token or a supplier's API key",
        },
      },
    },
  };
}

function tagOf(route: Route): string {
  return route.operation.split(".")[0] ?? route.operation;
}

function operationOf(route: Route, schemas: Record<string, Json>): Json {
  const { spec } = route;
  const isWrite = spec.method !== "GET";
  const signedIn = route.who !== "public";
  const keyed = isWrite && signedIn && route.kind !== "lines";
  const codes = [
    ...new Set<RefusalCode>([
      ...always,
      ...(signedIn ? alwaysSignedIn : []),
      ...(keyed ? alwaysKeyed : []),
      ...(isWrite && signedIn ? alwaysWrites : []),
      ...(spec.refusals ?? []),
    ]),
  ];
  const parameters = [
    ...parametersOf(spec.params, "path", schemas),
    ...parametersOf(spec.query, "query", schemas),
    ...Object.entries(spec.headers ?? {}).map(([name, description]) => ({
      name,
      in: "header",
      required: false,
      schema: { type: "string" },
      description,
    })),
    ...(keyed
      ? [
          {
            name: "Idempotency-Key",
            in: "header",
            required: true,
            schema: { type: "string", pattern: "^[A-Za-z0-9_.:#-]{8,200}$" },
            description: "同一操作重试时保持不变 · the same for every retry of one operation",
          },
        ]
      : []),
  ];
  const who =
    route.who === "public" ? "公开 · public" : route.who.map((role) => `${roles[role].zh} (${role})`).join("、");
  const operation: Json = {
    operationId: `${route.operation}.${spec.method.toLowerCase()}.${spec.url
      .split("/")
      .filter((part) => part !== "")
      .slice(2)
      .map((part) => (part.startsWith(":") ? `by-${part.slice(1)}` : part))
      .join(".")}`,
    tags: [tagOf(route)],
    summary: `${spec.summary.zh} · ${spec.summary.en}`,
    description: `办理人 · who: ${who}`,
    security: signedIn ? [{ session: [] }, { bearer: [] }] : [],
    parameters,
    responses: { ...successOf(route, schemas), ...refusalsOf(codes, schemas) },
  };
  if (route.kind === "upload") {
    operation["requestBody"] = {
      required: true,
      content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } },
    };
  } else if (route.kind === "lines" && spec.body !== undefined) {
    operation["requestBody"] = {
      required: true,
      description: "每行一个 JSON 对象 · one JSON object in each line",
      content: { "application/x-ndjson": { schema: jsonSchema(spec.body, "input", schemas) } },
    };
  } else if (spec.body !== undefined) {
    operation["requestBody"] = {
      required: true,
      content: { "application/json": { schema: jsonSchema(spec.body, "input", schemas) } },
    };
  }
  return operation;
}

function successOf(route: Route, schemas: Record<string, Json>): Json {
  const status = String(route.spec.status ?? (route.kind === "upload" ? 201 : 200));
  if (route.kind === "download")
    return {
      [status]: {
        description: route.spec.summary.zh,
        content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } },
      },
    };
  // Answers are encoded: what travels is the input side of the codecs.
  return {
    [status]: {
      description: route.spec.summary.zh,
      content: { "application/json": { schema: jsonSchema(route.spec.answer, "input", schemas) } },
    },
  };
}

function refusalsOf(codes: readonly RefusalCode[], schemas: Record<string, Json>): Json {
  const byStatus = new Map<number, RefusalCode[]>();
  for (const code of codes) {
    const status = refusalCodes[code].http;
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const content = { "application/problem+json": { schema: jsonSchema(problem, "input", schemas) } };
  return Object.fromEntries(
    [...byStatus]
      .toSorted(([a], [b]) => a - b)
      .map(([status, list]) => [
        String(status),
        {
          description: list.map((code) => `\`${code}\` ${refusalCodes[code].zh} ${refusalCodes[code].en}`).join("\n\n"),
          content,
        },
      ]),
  );
}

function parametersOf(schema: z.ZodType | undefined, place: "path" | "query", schemas: Record<string, Json>): Json[] {
  if (schema === undefined) return [];
  const whole = jsonSchema(schema, "input", schemas);
  const properties = (whole["properties"] ?? {}) as Record<string, Json>;
  const required = new Set((whole["required"] ?? []) as string[]);
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || required.has(name),
    schema: property,
  }));
}

/** One schema as JSON Schema; those with an id move to the components and are referred to. */
function jsonSchema(schema: z.ZodType, io: "input" | "output", schemas: Record<string, Json>): Json {
  const whole = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    reused: "inline",
    target: "draft-2020-12",
  }) as Json;
  const { $schema: _dialect, $defs: definitions, ...rest } = whole;
  for (const [name, definition] of Object.entries((definitions ?? {}) as Record<string, Json>))
    schemas[name] = referring(withoutId(definition)) as Json;
  const id = rest["id"];
  if (typeof id === "string") {
    schemas[id] = referring(withoutId(rest)) as Json;
    return { $ref: `#/components/schemas/${id}` };
  }
  return referring(rest) as Json;
}

function withoutId(schema: Json): Json {
  const { id: _id, ...rest } = schema;
  return rest;
}

function referring(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(referring);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      name === "$ref" && typeof part === "string" ? part.replace("#/$defs/", "#/components/schemas/") : referring(part),
    ]),
  );
}

/** Serves the document. It is printed once, at the start. */
export async function mountOpenapi(app: FastifyInstance, routes: readonly Route[]): Promise<void> {
  const text = JSON.stringify(openapiDocument(routes), null, 1);
  app.get(
    "/api/v1/openapi.json",
    async (_request, reply) =>
      await reply.type("application/json; charset=utf-8").header("cache-control", "public, max-age=60").send(text),
  );
}
