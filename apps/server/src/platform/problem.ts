import { refusalCodes } from "@yunquan/core/refusal-codes.ts";
import { Refusal, type FieldFault, type RefusalFacts } from "@yunquan/core/refusal.ts";
import { wordsWithFacts } from "@yunquan/core/refusal-words.ts";

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detailZh: string;
  readonly detailEn: string;
  readonly facts: RefusalFacts;
  readonly faults: readonly FieldFault[];
  readonly requestId: string;
}

/** A refusal in the words of the one table, its facts filled in (fen as yuan, instants in Beijing time). */
export function problemOf(refusal: Refusal, requestId: string): Problem {
  const entry = refusalCodes[refusal.code];
  return {
    type: `/problems/${refusal.code}`,
    title: entry.zh.replaceAll(/\{\w+\}/g, "…"),
    status: entry.http,
    code: refusal.code,
    detailZh: wordsWithFacts(entry.zh, refusal.facts, "zh"),
    detailEn: wordsWithFacts(entry.en, refusal.facts, "en"),
    facts: refusal.facts,
    faults: refusal.faults,
    requestId,
  };
}

/** More content than may be sent at once, with the limit in the words that people know it by. */
export function payloadTooLarge(maxBytes: number): Refusal {
  return new Refusal("payload-too-large", { limit: `${Math.floor(maxBytes / 1024 / 1024)} MB` });
}

/** A bug or an outage: generic words and the request's id, never the error's own text. */
export function faultProblem(requestId: string, status: 500 | 503): Problem {
  const down = status === 503;
  return {
    type: down ? "/problems/unavailable" : "/problems/internal",
    title: down ? "服务暂不可用" : "系统内部错误",
    status,
    code: down ? "unavailable" : "internal",
    detailZh: down
      ? "服务暂不可用，请稍后重试；本次操作未生效或可用同一幂等键重试确认。"
      : `系统出现错误，操作未生效，请凭编号 ${requestId} 联系管理员。`,
    detailEn: down
      ? "The service is not available; retry with the same idempotency key."
      : `Something broke and nothing was done; quote ${requestId}.`,
    facts: {},
    faults: [],
    requestId,
  };
}
