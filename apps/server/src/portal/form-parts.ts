import { address } from "./filters.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";

export interface Choice {
  readonly value: string;
  readonly words: string;
  /** A name, which exists in Chinese only. */
  readonly name?: boolean;
}

/** A labelled drop-down whose first choice is "all". */
export function choiceField(
  speech: Speech,
  field: { readonly name: string; readonly label: string; readonly value: string | undefined; readonly all?: string },
  choices: readonly Choice[],
): Html {
  return html`<label
    >${field.label}<select name="${field.name}">
      ${[{ value: "", words: field.all ?? speech.t("全部", "All") }, ...choices].map((choice: Choice) =>
        optionOf(speech, choice, field.value ?? ""),
      )}
    </select></label
  >`;
}

function optionOf({ language }: Speech, { value, words, name = false }: Choice, chosen: string): Html {
  const selected = value === chosen ? html`selected` : "";
  return name && language === "en"
    ? html`<option lang="zh-CN" value="${value}" ${selected}>${words}</option>`
    : html`<option value="${value}" ${selected}>${words}</option>`;
}

/** Choices under the names of their groups. */
export interface ChoiceGroup {
  readonly name: string;
  readonly choices: readonly Choice[];
}

/** A labelled drop-down with grouped choices; the first, empty one says that nothing is chosen. */
export function groupedField(
  field: { readonly name: string; readonly label: string; readonly value: string | undefined; readonly none: string },
  groups: readonly ChoiceGroup[],
): Html {
  return html`<label
    >${field.label}<select name="${field.name}">
      <option value="">${field.none}</option>
      ${groups.map(({ name, choices }) => html`<optgroup label="${name}">${choices.map(({ value, words }) => html`<option value="${value}" ${value === field.value ? html`selected` : ""}>${words}</option>`)}</optgroup>`)}
    </select></label
  >`;
}

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly type?: "text" | "date" | "tel";
  readonly numeric?: boolean;
  readonly required?: boolean;
  readonly maxlength?: number;
  /** What was typed and is not right, in words; shown under the field and read with it. */
  readonly fault?: string | undefined;
  readonly hint?: string;
}

/** A labelled line to fill in, with its hint and its fault tied to it. */
export function textField(field: Field): Html {
  const { name, fault, hint } = field;
  const about = [hint !== undefined && `${name}-hint`, fault !== undefined && `${name}-fault`]
    .filter(Boolean)
    .join(" ");
  return html`<div class="field">
    <label
      >${field.label}<input
        name="${name}"
        type="${field.type ?? "text"}"
        maxlength="${field.maxlength ?? 60}"
        value="${field.value ?? ""}"
        autocomplete="off"
        ${field.numeric === true && html`inputmode="decimal"`}
        ${field.required === true && html`required`}
        ${fault !== undefined && html`aria-invalid="true"`}
        ${about !== "" && html`aria-describedby="${about}"`}
    /></label>
    ${hint !== undefined && html`<small class="soft" id="${name}-hint">${hint}</small>`}
    ${fault !== undefined && html`<small class="field-fault" id="${name}-fault">${fault}</small>`}
  </div>`;
}

/** A labelled line to look for. */
export function searchField(field: {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly hint?: string;
}): Html {
  return html`<label class="grow"
    >${field.label}<input
      name="${field.name}"
      type="search"
      maxlength="60"
      value="${field.value ?? ""}"
      placeholder="${field.hint ?? ""}"
  /></label>`;
}

/** The way through a list by keys: on to the next page, or back to the first. */
export function pager(
  speech: Speech,
  path: string,
  query: Readonly<Record<string, string | number | undefined>>,
  nextCursor: string | null,
): Html | false {
  const { cursor, ...rest } = query;
  if (cursor === undefined && nextCursor === null) return false;
  return html`<nav class="pager" aria-label="${speech.t("翻页", "Pages")}">
    ${cursor !== undefined && html`<a class="button quiet" href="${address(path, rest)}">${speech.t("回到首页", "First page")}</a>`}
    ${
      nextCursor !== null &&
      html`<a class="button quiet" rel="next" href="${address(path, { ...rest, cursor: nextCursor })}"
        >${speech.t("下一页", "Next page")}</a
      >`
    }
  </nav>`;
}

export function ignoredNote(speech: Speech, ignored: boolean): Html | false {
  return (
    ignored &&
    html`<p class="hint" role="status">
      ${speech.t("部分筛选条件无效，已忽略。", "Some of the filters were not valid and are ignored.")}
    </p>`
  );
}

/** A share as a bar, with its number beside it for everybody who does not see the bar. */
export function shareBar(shareBp: number): Html {
  const width = Math.min(100, Math.max(0, shareBp / 100));
  return html`<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <rect class="bar-ground" width="100" height="4" />
    <rect class="bar-share" width="${width}" height="4" />
  </svg>`;
}
