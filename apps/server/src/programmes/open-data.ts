import type { openData } from "@yunquan/contract/programmes.ts";
import type { z } from "@yunquan/contract/z.ts";
import { cities } from "@yunquan/core/divisions.ts";
import { fenToYuanPlain } from "@yunquan/core/decimal.ts";
import { ZERO, addFen, type Fen } from "@yunquan/core/money.ts";
import { publishedCells, type Cell } from "@yunquan/core/programmes/small-cells.ts";
import { beijingDate } from "@yunquan/core/time.ts";
import { writeCsv } from "../documents/csv-table.ts";
import type { Download } from "../platform/file-routes.ts";
import type { Work } from "../platform/work.ts";
import { allottedByCity, issuedByCity, paidByCity, publishedYears, resultsByMonth } from "./results.ts";
import type { ProgrammeRow } from "./store.ts";

type OpenData = z.output<typeof openData>;

/**
 * What a programme did, by city and month; a year is the plan's, and null is all of them. Sums of one or two enterprises, or
 * of one or two vouchers or payments of a month, are kept back.
 * @clause 1.1 5.12
 */
export async function presentOpenData(work: Work, programme: ProgrammeRow, year: number | null): Promise<OpenData> {
  const { id, code } = programme;
  const byCity = <Row extends { cityCode: string }>(rows: readonly Row[]) =>
    new Map(rows.map((row) => [row.cityCode, row]));
  const allotted = byCity(await allottedByCity(work, id, year));
  const issued = byCity(await issuedByCity(work, id, year));
  const paid = byCity(await paidByCity(work, id, year));
  const done = new Map((await resultsByMonth(work, id, year)).map((row) => [row.month, row]));
  const months = monthsBetween([...done.keys()][0], beijingDate(work.now).slice(0, 7)).map(
    (month) => done.get(month) ?? { month, vouchers: 0, issuedFen: ZERO, payments: 0, paidFen: ZERO },
  );
  const publish = <Row>(rows: readonly Row[], cellOf: (row: Row) => Cell) => publishedCells(rows.map(cellOf));
  const issuedCells = publish(cities, ({ code: city }) => {
    const row = issued.get(city);
    return { count: row?.enterprises ?? 0, amountFen: row?.issuedFen ?? ZERO };
  });
  const paidCells = publish(cities, ({ code: city }) => {
    const row = paid.get(city);
    return { count: row?.enterprises ?? 0, amountFen: row?.paidFen ?? ZERO };
  });
  const issuedInMonths = publish(months, (month) => ({ count: month.vouchers, amountFen: month.issuedFen }));
  const paidInMonths = publish(months, (month) => ({ count: month.payments, amountFen: month.paidFen }));
  return {
    code,
    now: work.now,
    year,
    years: await publishedYears(work, id),
    cities: cities.map((city, index) => ({
      cityCode: city.code,
      cityZh: city.zh,
      cityEn: city.en,
      allottedFen: allotted.get(city.code)?.allottedFen ?? ZERO,
      vouchers: issued.get(city.code)?.vouchers ?? 0,
      enterprises: issued.get(city.code)?.enterprises ?? 0,
      issuedFen: issuedCells.cells[index] ?? null,
      paidFen: paidCells.cells[index] ?? null,
    })),
    totals: {
      allottedFen: addFen(ZERO, ...[...allotted.values()].map((row) => row.allottedFen)),
      issuedFen: issuedCells.totalFen,
      paidFen: paidCells.totalFen,
    },
    months: months.map((month, index) => ({
      ...month,
      issuedFen: issuedInMonths.cells[index] ?? null,
      paidFen: paidInMonths.cells[index] ?? null,
    })),
  };
}

/** Every month from the first to the last: one in which nothing happened has its place too. */
function monthsBetween(first: string | undefined, last: string): string[] {
  const months: string[] = [];
  for (let month = first; month !== undefined && month <= last; month = monthAfter(month)) months.push(month);
  return months;
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}

/** An amount of the file; one that is kept back is an empty field. */
function published(amountFen: Fen | null): string {
  return amountFen === null ? "" : fenToYuanPlain(amountFen);
}

export async function openDataFile(
  work: Work,
  programme: ProgrammeRow,
  year: number | null,
  table: "cities" | "months",
): Promise<Download> {
  const data = await presentOpenData(work, programme, year);
  const rows =
    table === "cities"
      ? [
          ["city_code", "地市", "city", "allotted_yuan", "vouchers", "enterprises", "issued_yuan", "paid_yuan"],
          ...data.cities.map((city) => [
            city.cityCode,
            city.cityZh,
            city.cityEn,
            fenToYuanPlain(city.allottedFen),
            String(city.vouchers),
            String(city.enterprises),
            published(city.issuedFen),
            published(city.paidFen),
          ]),
        ]
      : [
          ["month", "vouchers", "issued_yuan", "payments", "paid_yuan"],
          ...data.months.map((month) => [
            month.month,
            String(month.vouchers),
            published(month.issuedFen),
            String(month.payments),
            published(month.paidFen),
          ]),
        ];
  return {
    name: `${programme.code}-${table}${year === null ? "" : `-${year}`}-${beijingDate(data.now)}.csv`,
    mediaType: "text/csv; charset=utf-8",
    bytes: writeCsv(rows),
  };
}
