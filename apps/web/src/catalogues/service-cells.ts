import { catalogueFaults } from "@yunquan/core/catalogues/check.ts";
import { segments, serviceKinds, stages } from "@yunquan/core/catalogues/vocabulary.ts";
import type { Schemas } from "../api.ts";
import type { Speech } from "../speech.ts";
import type { SheetRows } from "../ui/sheet.tsx";

type Value = Schemas["RowDiff"]["changed"][number]["changes"][number]["before"];
export type ServiceEntry = Schemas["ServiceEntry"];
type Words = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

/** The columns of the sheet, in the order of annex 1.1. */
export const serviceKeys = [
  "code",
  "nameZh",
  "nameEn",
  "segments",
  "kind",
  "stage",
  "productionFocus",
  "exclusionGroup",
  "descriptionZh",
  "descriptionEn",
] as const;

export function entryOf(service: ServiceEntry): ServiceEntry {
  const { code, nameZh, nameEn, kind, stage, productionFocus, exclusionGroup, descriptionZh, descriptionEn } = service;
  return {
    code,
    nameZh,
    nameEn,
    segments: service.segments,
    kind,
    stage,
    productionFocus,
    exclusionGroup,
    descriptionZh,
    descriptionEn,
  };
}

/** What a field of a service is called. */
export function fieldWords({ t }: Speech): Readonly<Record<string, string>> {
  return {
    code: t("编码", "Code"),
    nameZh: t("中文名称", "Chinese name"),
    nameEn: t("英文名称", "English name"),
    segments: t("业务环节", "Segments"),
    kind: t("类型", "Kind"),
    stage: t("应用阶段", "Stage"),
    productionFocus: t("生产环节重点", "Production focus"),
    exclusionGroup: t("互斥组", "Exclusion group"),
    descriptionZh: t("中文说明", "Description (Chinese)"),
    descriptionEn: t("英文说明", "Description (English)"),
  };
}

/** A value of a service in words. */
export function valueWords({ t, language }: Speech, field: string, value: Value): string {
  const from = (words: Words, code: unknown): string => words[String(code)]?.[language] ?? String(code);
  if (field === "segments" && Array.isArray(value))
    return value.map((code) => from(segments, code)).join(t("、", ", "));
  if (field === "kind") return from(serviceKinds, value);
  if (field === "stage") return from(stages, value);
  if (typeof value === "boolean") return value ? t("是", "yes") : t("否", "no");
  return value === null ? "—" : String(value);
}

export function cellsOf(speech: Speech, service: ServiceEntry): readonly string[] {
  return serviceKeys.map((key) => {
    const value = service[key];
    return value === null ? "" : valueWords(speech, key, value);
  });
}

/** Services as they are typed, with everything that is wrong. Words of either language are taken. */
export function readServices(
  speech: Speech,
  rows: SheetRows,
): { readonly services: readonly ServiceEntry[]; readonly faults: ReadonlyMap<string, string> } {
  const { t, language } = speech;
  const faults = new Map<string, string>();
  const services = rows.map((cells, row): ServiceEntry => {
    const text = (key: (typeof serviceKeys)[number]): string => (cells[serviceKeys.indexOf(key)] ?? "").trim();
    const wrong = (key: string, words: string): void => void faults.set(`${row}.${key}`, words);
    const code = <Code extends string>(
      key: "kind" | "stage",
      words: Readonly<Record<Code, { zh: string; en: string }>>,
    ): Code => {
      const found = codeOf(words, text(key));
      if (found === undefined) wrong(key, t("请从列表中选择", "Choose one of the list"));
      return found ?? (Object.keys(words)[0] as Code);
    };
    const named = text("segments")
      .split(/[、,，;；]/)
      .map((part) => part.trim())
      .filter((part) => part !== "");
    const found = named.flatMap((part) => codeOf(segments, part) ?? []);
    if (named.length === 0) wrong("segments", t("至少一个业务环节", "At least one segment"));
    else if (found.length !== named.length)
      wrong(
        "segments",
        t(
          `环节为：${Object.values(segments)
            .map((one) => one.zh)
            .join("、")}`,
          `Segments: ${Object.values(segments)
            .map((one) => one.en)
            .join(", ")}`,
        ),
      );
    const focus = new Map([
      ["是", true],
      ["yes", true],
      ["否", false],
      ["no", false],
      ["", false],
    ]).get(text("productionFocus").toLowerCase());
    if (focus === undefined) wrong("productionFocus", t("填“是”或“否”", "yes or no"));
    if (!/^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$/.test(text("code")))
      wrong("code", t("大写字母、数字、连字符", "Capital letters, digits, hyphens"));
    for (const key of ["nameZh", "nameEn"] as const) if (text(key) === "") wrong(key, t("请填写", "Fill this in"));
    return {
      code: text("code"),
      nameZh: text("nameZh"),
      nameEn: text("nameEn"),
      segments: [...new Set(found)],
      kind: code("kind", serviceKinds),
      stage: code("stage", stages),
      productionFocus: focus ?? false,
      exclusionGroup: text("exclusionGroup") === "" ? null : text("exclusionGroup"),
      descriptionZh: text("descriptionZh"),
      descriptionEn: text("descriptionEn"),
    };
  });
  for (const fault of catalogueFaults(services)) {
    const [, row, key] = fault.path.split(".");
    const cell = `${row}.${key}`;
    if (!faults.has(cell)) faults.set(cell, fault[language]);
  }
  return { services, faults };
}

function codeOf<Code extends string>(
  words: Readonly<Record<Code, { readonly zh: string; readonly en: string }>>,
  text: string,
): Code | undefined {
  const codes = Object.keys(words) as Code[];
  const sought = text.toLowerCase();
  return codes.find((code) => [code, words[code].zh, words[code].en].some((one) => one.toLowerCase() === sought));
}
