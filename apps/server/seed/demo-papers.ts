import { addDays, type CalendarDate, type Instant } from "@yunquan/core/time.ts";
import { renderPdf } from "../src/documents/pdf.ts";

/** A real, small PDF that says on every page that it is a sample: minutes, audit reports, proofs, acceptance reports. */
export async function samplePaper(
  titleZh: string,
  titleEn: string,
  lines: readonly string[],
  createdAt: Instant,
): Promise<Uint8Array> {
  const title = `${titleZh}（示例）`;
  return await renderPdf({ title, subject: title, createdAt, footer: "示例，非真实材料 SAMPLE" }, (sheet) => {
    sheet.title(title, `${titleEn} (sample)`);
    for (const line of lines) sheet.paragraph(line);
  });
}

/** One day of use as a source reports it. */
interface UsageOfDay {
  readonly voucherCode: string;
  readonly source: "operator" | "interface";
  readonly usedOn: CalendarDate;
  readonly activeUsers: number;
  readonly loginCount: number;
  readonly deviceCount: number;
  readonly onlineMinutes: number;
}

/** Days of real use, as both sources saw them: never the same figures twice in a row. */
export function usageOf(voucherCode: string, fromOn: CalendarDate, days: number): UsageOfDay[] {
  return Array.from({ length: days }, (_, index) => index).flatMap((index) =>
    (["operator", "interface"] as const).map((source) => ({
      voucherCode,
      source,
      usedOn: addDays(fromOn, index),
      activeUsers: 4 + (index % 5),
      loginCount: 15 + ((index * 7) % 11),
      deviceCount: 3 + (index % 3),
      onlineMinutes: 260 + ((index * 37) % 120),
    })),
  );
}

/** The file a supplier uploads, in the template's columns. */
export function usageCsv(rows: readonly UsageOfDay[]): Uint8Array {
  const columns = [
    "voucherCode",
    "source",
    "usedOn",
    "activeUsers",
    "loginCount",
    "deviceCount",
    "onlineMinutes",
  ] as const;
  const lines = [columns.join(","), ...rows.map((row) => columns.map((column) => String(row[column])).join(","))];
  return new TextEncoder().encode(lines.join("\r\n"));
}
