import { describe, expect, test } from "vitest";
import { factsToldBy, keptRefusalWords, wordsWithFacts } from "./refusal-words.ts";

describe("the words of a refusal", () => {
  test("tell amounts in yuan, instants in Beijing time, and — for what has no fact", () => {
    expect(
      wordsWithFacts("需 {neededFen}，{until} 前", { neededFen: 123_456, until: "2026-03-02T01:00:00.000Z" }, "zh"),
    ).toBe("需 1,234.56 元，2026年3月2日 09:00 前");
    expect(wordsWithFacts("{neededFen}", {}, "en")).toBe("—");
  });

  test("that were kept are told with their facts", () => {
    expect(keptRefusalWords("payload-too-large", { limit: "20 MB" }, "zh")).toBe("上传内容超过上限（20 MB）。");
    expect(keptRefusalWords("login-name-taken", { loginName: "{limit}" }, "zh")).toBe("用户名“{limit}”已被使用。");
  });

  test("say … only for what has no fact, and a code that is no more stands for itself", () => {
    expect(keptRefusalWords("payload-too-large", {}, "zh")).toBe("上传内容超过上限…。");
    expect(keptRefusalWords("no-such-code", {}, "zh")).toBe("no-such-code");
    expect(keptRefusalWords("constructor", {}, "zh")).toBe("constructor");
  });

  test("give away no fact that they do not tell", () => {
    expect(factsToldBy("payload-too-large", { limit: "20 MB", path: "/secret", nested: { a: 1 } })).toEqual({
      limit: "20 MB",
    });
    expect(factsToldBy("not-found", { noun: "person" })).toEqual({});
    expect(factsToldBy("no-such-code", { limit: 1 })).toEqual({});
  });
});
