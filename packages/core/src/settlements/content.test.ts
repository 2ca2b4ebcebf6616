import { expect, test } from "vitest";
import type { Id } from "../ids.ts";
import { fen } from "../money.ts";
import { settlementContent, type SettlementContent } from "./content.ts";
import { documentNumber } from "./document-number.ts";

const list: SettlementContent = {
  number: "QD-4406-2026-001",
  programmeId: "p" as Id,
  settlementPeriodId: "s" as Id,
  planId: "y" as Id,
  cityCode: "440600",
  kind: "main",
  cashFen: fen(100),
  lines: [
    {
      ordinal: 1,
      claimId: "a" as Id,
      position: 7,
      carriedFrom: 0,
      outcome: "funded",
      amountFen: fen(70),
      runningFen: fen(70),
      reason: null,
    },
    {
      ordinal: 2,
      claimId: "b" as Id,
      position: 8,
      carriedFrom: 1,
      outcome: "carried",
      amountFen: fen(50),
      runningFen: fen(70),
      reason: "short",
    },
  ],
};

test("5.13 the content of a frozen list is plain text that anybody can write again", () => {
  expect(settlementContent(list)).toBe(
    "yunquan-settlement-1|QD-4406-2026-001|p|s|y|440600|main|100\n1|a|7|0|funded|70|70|\n2|b|8|1|carried|50|70|short\n",
  );
});

test("5.13 one fen, one place or one outcome changed changes the content", () => {
  const before = settlementContent(list);
  const [first, second] = [list.lines[0]!, list.lines[1]!];
  expect(settlementContent({ ...list, lines: [{ ...first, amountFen: fen(71) }, second] })).not.toBe(before);
  expect(
    settlementContent({
      ...list,
      lines: [
        { ...second, ordinal: 1 },
        { ...first, ordinal: 2 },
      ],
    }),
  ).not.toBe(before);
  expect(settlementContent({ ...list, cashFen: fen(101) })).not.toBe(before);
});

test("documents are numbered by kind, city and year", () => {
  expect(documentNumber("settlement", "440600", 2026, 1)).toBe("QD-4406-2026-001");
  expect(documentNumber("payment", "441900", 2026, 1234)).toBe("ZF-4419-2026-1234");
  expect(() => documentNumber("notice", "440600", 2026, 0)).toThrow("starts at one");
});
