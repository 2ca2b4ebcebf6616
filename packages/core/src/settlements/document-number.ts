import { assert } from "../refusal.ts";

const prefixes = { settlement: "QD", supplementary: "QB", notice: "GS", objection: "YY", payment: "ZF" } as const;

/**
 * The number of a document of a city: 清单 QD-4406-2026-001, 补充清单 QB, 公示 GS, 异议 YY, 兑付批次 ZF. The serial is gapless within
 * its kind, city and year; above 999 it takes the digits it needs.
 */
export function documentNumber(kind: keyof typeof prefixes, cityCode: string, year: number, serial: number): string {
  assert(/^\d{6}$/.test(cityCode) && serial > 0, "a document belongs to a city and its serial starts at one");
  return `${prefixes[kind]}-${cityCode.slice(0, 4)}-${year}-${String(serial).padStart(3, "0")}`;
}
