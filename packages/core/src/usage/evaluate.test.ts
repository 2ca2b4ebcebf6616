import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, calendarDate, daysBetween, type CalendarDate } from "../time.ts";
import { evaluateUsage, type CompletionThresholds, type EvaluationInput, type UsageDay } from "./evaluate.ts";
import type { Mark, UsageSource } from "./marks.ts";

const submittedOn = calendarDate("2026-03-31");
const both: CompletionThresholds = { windowDays: 30, activeDaysMin: 20, usersMin: 5, operatorRequired: true };
const own: CompletionThresholds = { ...both, operatorRequired: false };

function day(
  source: UsageSource,
  usedOn: CalendarDate,
  activeUsers: number,
  loginCount = activeUsers * 2 + (usedOn.charCodeAt(9) % 3),
): UsageDay {
  return { source, usedOn, activeUsers, loginCount, deviceCount: 0, onlineMinutes: activeUsers * 60 };
}

/** The given number of days up to the eve of the submission, from each of the sources. */
function lastDays(count: number, activeUsers: number, ...sources: readonly UsageSource[]): UsageDay[] {
  return Array.from({ length: count }, (_, index) => addDays(submittedOn, -1 - index)).flatMap((on) =>
    sources.map((source) => day(source, on, activeUsers)),
  );
}

function evaluate(days: readonly UsageDay[], thresholds: CompletionThresholds = both, evaluatedOn = submittedOn) {
  return evaluateUsage({ thresholds, days, submittedOn, evaluatedOn });
}

function rule(days: readonly UsageDay[], name: string, thresholds = both) {
  return evaluate(days, thresholds).findings.find((finding) => finding.rule === name);
}

describe("outcomes", () => {
  test("5.10 enough active days and users from both sources are complete, and the reasons say so in both languages", () => {
    const evaluated = evaluate(lastDays(20, 5, "operator", "interface"));
    expect(evaluated.outcome).toBe("complete");
    expect([evaluated.windowFrom, evaluated.windowTo]).toEqual(["2026-03-01", "2026-03-30"]);
    expect(evaluated.findings.map(({ rule: name, outcome }) => `${name} ${outcome}`)).toEqual([
      "usage-interface met",
      "usage-operator met",
      "usage-active-days met",
      "usage-users met",
    ]);
    expect(evaluated.findings[2]?.zh).toBe(
      "2026年3月1日 至 2026年3月30日 共 30 天，活跃 20 天，标准要求不少于 20 天，符合。",
    );
    expect(evaluated.findings[2]?.en).toContain("20 active, at least 20 asked for; met");
  });

  test("5.10 one active day too few is not complete, at the exact bound", () => {
    expect(evaluate(lastDays(19, 5, "operator", "interface")).outcome).toBe("insufficient");
    const idleRest = lastDays(30, 0, "operator", "interface").filter(
      ({ usedOn }) => daysBetween(usedOn, submittedOn) > 19,
    );
    expect(evaluate([...lastDays(19, 5, "operator", "interface"), ...idleRest]).outcome).toBe("incomplete");
  });

  test("5.10 silence never passes: without any data the outcome is insufficient, and both sources are named", () => {
    const evaluated = evaluate([]);
    expect(evaluated.outcome).toBe("insufficient");
    expect(evaluated.findings.filter(({ outcome }) => outcome === "open").map(({ rule: name }) => name)).toEqual([
      "usage-interface",
      "usage-operator",
      "usage-active-days",
      "usage-users",
    ]);
  });

  test("5.10 where the standard asks for both sources, one alone never completes", () => {
    expect(evaluate(lastDays(30, 9, "interface")).outcome).toBe("insufficient");
    expect(evaluate(lastDays(30, 9, "operator")).outcome).toBe("insufficient");
    expect(evaluate(lastDays(30, 9, "interface"), own).outcome).toBe("complete");
    expect(evaluate(lastDays(30, 9, "operator"), own).outcome).toBe("complete");
  });

  test("5.10 the operator wins on conflict, either way, and the conflict is shown", () => {
    const idleOperator = [...lastDays(30, 0, "operator"), ...lastDays(30, 9, "interface")];
    expect(evaluate(idleOperator).outcome).toBe("incomplete");
    expect(rule(idleOperator, "usage-conflict")).toMatchObject({ outcome: "open", facts: { days: 30 } });
    const busyOperator = [...lastDays(30, 9, "operator"), ...lastDays(30, 0, "interface")];
    expect(evaluate(busyOperator).outcome).toBe("complete");
    expect(evaluate(idleOperator, own).outcome).toBe("incomplete");
  });

  test("5.10 users are counted on the busiest active day, by the operator where he spoke", () => {
    expect(evaluate([...lastDays(30, 4, "operator"), ...lastDays(30, 50, "interface")]).outcome).toBe("incomplete");
    const oneBusyDay = lastDays(30, 4, "interface").map((one, index) =>
      index === 7 ? { ...one, activeUsers: 5 } : one,
    );
    expect(evaluate(oneBusyDay, own).outcome).toBe("complete");
  });

  test("5.10 the use has to be recent: a busy month long before the submission does not count", () => {
    const longAgo = lastDays(30, 9, "operator", "interface").map((one) => ({
      ...one,
      usedOn: addDays(one.usedOn, -31),
    }));
    expect(evaluate(longAgo).outcome).toBe("insufficient");
  });

  test("5.10 what is used after the submission can still complete it", () => {
    const later = Array.from({ length: 25 }, (_, index) => addDays(submittedOn, index)).flatMap((on) => [
      day("operator", on, 6),
      day("interface", on, 6),
    ]);
    expect(evaluate(later).outcome).toBe("insufficient");
    const evaluated = evaluate(later, both, addDays(submittedOn, 25));
    expect(evaluated.outcome).toBe("complete");
    expect(evaluated.windowTo).toBe("2026-04-19");
  });

  test("5.10 figures that are the same every day, and users who never log in, are pointed out without deciding", () => {
    const made = lastDays(30, 9, "interface").map((one) => ({ ...one, loginCount: 0, onlineMinutes: 1 }));
    expect(evaluate(made, own).outcome).toBe("complete");
    expect(rule(made, "usage-same-every-day", own)?.outcome).toBe("open");
    expect(rule(made, "usage-users-without-login", own)?.facts).toEqual({ days: 30 });
    expect(rule(lastDays(30, 9, "interface"), "usage-same-every-day", own)).toBeUndefined();
  });
});

const thresholdsOf: fc.Arbitrary<CompletionThresholds> = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 4 }), fc.boolean())
  .map(([windowDays, active, usersMin, operatorRequired]) => ({
    windowDays,
    activeDaysMin: Math.min(active, windowDays),
    usersMin,
    operatorRequired,
  }));

const inputOf: fc.Arbitrary<EvaluationInput> = fc
  .record({
    thresholds: thresholdsOf,
    laterDays: fc.integer({ min: 0, max: 10 }),
    figures: fc.array(
      fc.record({
        operator: fc.option(fc.integer({ min: 0, max: 4 })),
        interface: fc.option(fc.integer({ min: 0, max: 4 })),
      }),
      { maxLength: 24 },
    ),
  })
  .map(({ thresholds, laterDays, figures }) => ({
    thresholds,
    submittedOn,
    evaluatedOn: addDays(submittedOn, laterDays),
    days: figures.flatMap((figure, index) => {
      const on = addDays(submittedOn, index - 13);
      return (["operator", "interface"] as const).flatMap((source) =>
        figure[source] === null ? [] : [day(source, on, figure[source])],
      );
    }),
  }));

/** The rule as a table, written a second time: every window by itself, the day's state from a list of cases. */
function plainly({ thresholds, days, submittedOn: submitted, evaluatedOn }: EvaluationInput): {
  anyComplete: boolean;
  readings: Mark[];
} {
  const readings: Mark[] = [];
  for (let end = addDays(submitted, -1); end <= evaluatedOn; end = addDays(end, 1)) {
    let active = 0;
    let unknown = 0;
    let peak = 0;
    for (let back = 0; back < thresholds.windowDays; back += 1) {
      const of = (source: UsageSource) =>
        days.find((one) => one.source === source && one.usedOn === addDays(end, -back))?.activeUsers;
      const [operator, logins] = [of("operator"), of("interface")];
      let users: number | "unknown";
      if (operator === 0) users = 0;
      else if (thresholds.operatorRequired)
        users = operator === undefined || logins === undefined ? "unknown" : operator;
      else users = operator ?? logins ?? "unknown";
      if (users === "unknown") unknown += 1;
      else if (users > 0) active += 1;
      if (users !== "unknown") peak = Math.max(peak, users);
    }
    if (active >= thresholds.activeDaysMin && peak >= thresholds.usersMin) readings.push("complete");
    else if (active + unknown < thresholds.activeDaysMin || (unknown === 0 && peak < thresholds.usersMin))
      readings.push("incomplete");
    else readings.push("insufficient");
  }
  return { anyComplete: readings.includes("complete"), readings };
}

describe("properties", () => {
  test("5.10 the outcome is complete exactly when some recent window passes by the plain rule, else one of the plain readings", () => {
    fc.assert(
      fc.property(inputOf, (input) => {
        const { outcome } = evaluateUsage(input);
        const plain = plainly(input);
        expect(outcome === "complete").toBe(plain.anyComplete);
        expect(plain.readings).toContain(outcome);
      }),
      { numRuns: 500 },
    );
  });

  test("5.10 a day left out never makes a claim complete, and a claim once complete stays so however late it is looked at", () => {
    fc.assert(
      fc.property(inputOf, fc.nat(), (input, left) => {
        const { outcome } = evaluateUsage(input);
        const fewer = input.days.filter((_, index) => input.days.length === 0 || index !== left % input.days.length);
        // Leaving out the operator's idle day may let the interface speak, where the standard lets it speak alone.
        if (outcome !== "complete" && input.thresholds.operatorRequired)
          expect(evaluateUsage({ ...input, days: fewer }).outcome).not.toBe("complete");
        if (outcome === "complete")
          expect(evaluateUsage({ ...input, evaluatedOn: addDays(input.evaluatedOn, 40) }).outcome).toBe("complete");
      }),
      { numRuns: 500 },
    );
  });

  test("5.10 an incomplete claim stays incomplete whatever is said of its window's unknown days", () => {
    fc.assert(
      fc.property(inputOf, fc.integer({ min: 1, max: 9 }), (given, users) => {
        const input = { ...given, evaluatedOn: addDays(submittedOn, -1) };
        const { outcome, windowFrom, windowTo } = evaluateUsage(input);
        fc.pre(outcome === "incomplete");
        const missing: UsageDay[] = [];
        for (let on = windowFrom; on <= windowTo; on = addDays(on, 1)) {
          for (const source of ["operator", "interface"] as const) {
            const said = input.days.some((one) => one.source === source && one.usedOn === on);
            const operatorSpoke = input.days.some((one) => one.source === "operator" && one.usedOn === on);
            // Where the operator is not asked for, an idle interface day is known; only his own word could overturn it.
            const known = !input.thresholds.operatorRequired && input.days.some((one) => one.usedOn === on);
            if (!said && !known && !(source === "interface" && operatorSpoke && !input.thresholds.operatorRequired))
              missing.push(day(source, on, users));
          }
        }
        expect(evaluateUsage({ ...input, days: [...input.days, ...missing] }).outcome).toBe("incomplete");
      }),
      { numRuns: 500 },
    );
  });

  test("5.10 every outcome carries readable reasons in both languages with their clause", () => {
    fc.assert(
      fc.property(inputOf, (input) => {
        const { findings, outcome } = evaluateUsage(input);
        for (const finding of findings) {
          expect(finding.zh).toMatch(/[一-鿿].*[。]$/);
          expect(finding.zh).not.toMatch(/\d{4}-\d{2}-\d{2}/);
          expect(finding.en.endsWith(".")).toBe(true);
          expect(finding.clause).toBe("5.10");
        }
        const decisive = findings
          .filter(({ rule: name }) => name === "usage-active-days" || name === "usage-users")
          .map((finding) => finding.outcome);
        if (outcome === "complete") expect(decisive).toEqual(["met", "met"]);
        if (outcome === "incomplete") expect(decisive).toContain("failed");
        if (outcome === "insufficient") expect(decisive).toContain("open");
      }),
    );
  });
});
