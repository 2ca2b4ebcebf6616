import type { FastifyRequest } from "fastify";
import type { z } from "@yunquan/contract/z.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Platform } from "../platform/platform.ts";
import type { Speech } from "./language.ts";
import { originOf } from "./sender.ts";

/** The fields of a posted form. */
export function formOf(request: FastifyRequest): Record<string, string | undefined> {
  return (request.body ?? {}) as Record<string, string | undefined>;
}

/** A form of another site must not act here: browsers send Origin with every form post. */
export function refuseForeignForm(platform: Platform, request: FastifyRequest): void {
  const { origin } = request.headers;
  if (origin !== undefined && origin !== originOf(platform, request)) throw new Refusal("foreign-origin");
}

/** What is wrong with which field, in the words of the page. */
export type FieldFaults = Readonly<Record<string, string>>;

/** The faults of a schema by their field; the first of a field counts. */
export function faultsByField({ t }: Speech, error: z.ZodError): FieldFaults {
  const faults: Record<string, string> = {};
  for (const issue of error.issues) {
    const [zh = "", en] = issue.message.split(" | ");
    const name = String(issue.path[0] ?? "");
    faults[name] ??= en === undefined ? t("填写有误，请更正", "Correct this") : t(zh, en);
  }
  return faults;
}
