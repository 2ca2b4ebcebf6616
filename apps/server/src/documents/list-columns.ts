import { fenToYuanPlain } from "@yunquan/core/decimal.ts";
import { cityOf } from "@yunquan/core/divisions.ts";
import type { Fen } from "@yunquan/core/money.ts";
import { holders, type Holder } from "@yunquan/core/progress/next-step.ts";
import { beijingDate, beijingTime, deadlineEn, type Instant } from "@yunquan/core/time.ts";
import type { SheetColumn } from "./workbook.ts";

/** A column of an exported list: its Chinese name above the English, and what a row has in it. */
export interface ListColumn<Row> extends SheetColumn {
  readonly of: (row: Row) => string | number | null;
}

interface Words {
  readonly zh: string;
  readonly en: string;
}

export function textColumn<Row>(header: string, width: number, of: (row: Row) => string | null): ListColumn<Row> {
  return { header, width, kind: "text", of };
}

/** Yuan as a number; with 15 digits at most it names the fen exactly. */
export function amountColumn<Row>(header: string, of: (row: Row) => Fen | null): ListColumn<Row> {
  return {
    header,
    width: 18,
    kind: "amount",
    of: (row) => {
      const amount = of(row);
      return amount === null ? null : Number(fenToYuanPlain(amount));
    },
  };
}

export function countColumn<Row>(header: string, of: (row: Row) => number | null): ListColumn<Row> {
  return { header, width: 10, kind: "count", of };
}

/** An instant as Beijing reads it, in a text that sorts. */
export function instantColumn<Row>(header: string, of: (row: Row) => Instant | null): ListColumn<Row> {
  return textColumn(header, 17, (row) => {
    const at = of(row);
    return at === null ? null : `${beijingDate(at)} ${beijingTime(at)}`;
  });
}

/** The first instant that is too late, as the screens say it: the end of a day is its 24:00, not the next day's beginning. */
export function untilColumn<Row>(header: string, of: (row: Row) => Instant | null): ListColumn<Row> {
  return textColumn(header, 17, (row) => {
    const at = of(row);
    return at === null ? null : deadlineEn(at);
  });
}

/** A word of a closed list, in both languages. */
export function wordColumn<Row>(header: string, width: number, of: (row: Row) => Words | null): ListColumn<Row> {
  return textColumn(header, width, (row) => {
    const words = of(row);
    return words === null ? null : both(words);
  });
}

export function cityColumn<Row extends { readonly cityCode: string }>(): ListColumn<Row> {
  return textColumn("地市\nCity", 16, (row) => cityWords(row.cityCode));
}

/** The service, by its code and by its names; a draft may have none yet. */
export function serviceColumns<
  Row extends {
    readonly serviceCode: string | null;
    readonly serviceNameZh: string | null;
    readonly serviceNameEn: string | null;
  },
>(): readonly ListColumn<Row>[] {
  return [
    textColumn("服务代码\nService code", 14, (row) => row.serviceCode),
    textColumn("应用服务\nService", 26, (row) => row.serviceNameZh),
    textColumn("应用服务（英文）\nService, in English", 30, (row) => row.serviceNameEn),
  ];
}

export function partyColumns<
  Row extends { readonly enterprise: { readonly name: string }; readonly supplier: { readonly name: string } },
>(): readonly ListColumn<Row>[] {
  return [
    textColumn("企业\nEnterprise", 34, (row) => row.enterprise.name),
    textColumn("供应商\nSupplier", 34, (row) => row.supplier.name),
  ];
}

/** Who has to act; nobody any more once a case is over. */
export function holderColumn<Row extends { readonly holder: Holder | null }>(): ListColumn<Row> {
  return wordColumn("当前办理方\nWhose turn", 24, ({ holder }) => (holder === null ? null : holders[holder]));
}

/** What was filtered by: `状态 Status：已提交 Submitted`. */
export function statusFilter(status: Words): string {
  return `状态 Status：${both(status)}`;
}

export function programmeFilter({ nameZh, nameEn }: { readonly nameZh: string; readonly nameEn: string }): string {
  return `方案 Programme：${both({ zh: nameZh, en: nameEn })}`;
}

export function cityFilter(code: string | undefined): readonly string[] {
  return code === undefined ? [] : [`地市 City：${cityWords(code)}`];
}

function cityWords(code: string): string {
  const city = cityOf(code);
  return city === undefined ? code : both(city);
}

function both({ zh, en }: Words): string {
  return `${zh} ${en}`;
}
