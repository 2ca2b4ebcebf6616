import {
  memo,
  useEffect,
  useRef,
  useState,
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
} from "react";
import { Button, Flex, Pagination } from "antd";
import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { useSpeech } from "../speech.ts";
import "./sheet.css";

export interface SheetColumn {
  readonly key: string;
  readonly title: string;
  /** Figures stand on the right. */
  readonly figures?: boolean;
  readonly width: number;
  /** Words offered while one types. */
  readonly choices?: readonly string[];
  readonly readOnly?: boolean;
}

/** The cells as they are typed; a row is as long as there are columns. */
export type SheetRows = readonly (readonly string[])[];

const PAGE = 100;

/**
 * A table to type into as in a spreadsheet: arrow keys and Enter move, cells copied from a spreadsheet are pasted where
 * one stands, and what is wrong with a cell is said at the cell. What the texts mean is the caller's.
 */
export function Sheet(props: {
  readonly label: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: SheetRows;
  readonly onChange: (rows: SheetRows) => void;
  /** What is wrong, by `row.column` (column by its key). */
  readonly faults?: ReadonlyMap<string, string>;
  /** What a row is called: it stands before its cells. */
  readonly nameOf?: (row: number) => ReactNode;
  readonly nameTitle?: string;
  /** Cells that are reckoned, after those one types. */
  readonly reckoned?: readonly { readonly title: string; readonly of: (row: number) => ReactNode }[];
  readonly foot?: ReactNode;
  /** Rows come and go. */
  readonly growing?: boolean;
  readonly disabled?: boolean;
}): ReactNode {
  const { t } = useSpeech();
  const { rows, columns, onChange } = props;
  const place = useRef<HTMLDivElement>(null);
  const [page, setPage] = useState(1);
  const from = Math.min((page - 1) * PAGE, Math.max(0, rows.length - 1));
  const wanted = useRef<{ readonly row: number; readonly column: number } | undefined>(undefined);

  const cellAt = (row: number, column: number): HTMLInputElement | null =>
    place.current?.querySelector<HTMLInputElement>(`input[data-cell="${row}.${column}"]`) ?? null;
  const go = (row: number, column: number): void => {
    const next = { row: Math.max(0, Math.min(rows.length - 1, row)), column };
    const cell = cellAt(next.row, next.column);
    if (cell !== null) return cell.focus();
    wanted.current = next;
    setPage(Math.floor(next.row / PAGE) + 1);
  };
  useEffect(() => {
    if (wanted.current === undefined) return;
    const cell = cellAt(wanted.current.row, wanted.current.column);
    if (cell !== null) {
      wanted.current = undefined;
      cell.focus();
    }
  });

  const typed = (row: number, column: number, text: string): void =>
    onChange(
      rows.map((cells, at) => (at === row ? cells.map((cell, index) => (index === column ? text : cell)) : cells)),
    );
  const pasted = (row: number, column: number, block: readonly (readonly string[])[]): void => {
    const height = props.growing === true ? Math.max(rows.length, row + block.length) : rows.length;
    const blank = columns.map(() => "");
    onChange(
      Array.from({ length: height }, (_, at) => {
        const cells = rows[at] ?? blank;
        const line = block[at - row];
        if (line === undefined) return cells;
        return cells.map((text, index) =>
          columns[index]?.readOnly === true ? text : (line[index - column]?.trim() ?? text),
        );
      }),
    );
  };
  const moved = (event: KeyboardEvent<HTMLInputElement>): void => {
    const [row = 0, column = 0] = (event.currentTarget.dataset["cell"] ?? "").split(".").map(Number);
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const whole = selectionStart === 0 && selectionEnd === value.length;
    const steps: Readonly<Record<string, readonly [number, number, boolean]>> = {
      ArrowUp: [-1, 0, true],
      ArrowDown: [1, 0, true],
      Enter: [event.shiftKey ? -1 : 1, 0, true],
      ArrowLeft: [0, -1, whole || selectionEnd === 0],
      ArrowRight: [0, 1, whole || selectionStart === value.length],
    };
    const step = steps[event.key];
    if (step === undefined || !step[2] || event.altKey || event.nativeEvent.isComposing) return;
    // While words are offered, up and down choose among them.
    if (step[0] !== 0 && event.key !== "Enter" && columns[column]?.choices !== undefined && !whole) return;
    event.preventDefault();
    go(row + step[0], Math.max(0, Math.min(columns.length - 1, column + step[1])));
  };

  const handlers = useRef({ typed, pasted, moved });
  useEffect(() => {
    handlers.current = { typed, pasted, moved };
  });
  const shown = rows.slice(from, from + PAGE);
  return (
    <div className="sheet">
      <div className="sheet-scroll" ref={place}>
        <table aria-label={props.label}>
          <thead>
            <tr>
              {props.nameOf !== undefined && <th scope="col">{props.nameTitle}</th>}
              {columns.map((column) => (
                <th scope="col" key={column.key} className={column.figures === true ? "digits" : ""}>
                  {column.title}
                </th>
              ))}
              {props.reckoned?.map(({ title }) => (
                <th scope="col" key={title} className="digits">
                  {title}
                </th>
              ))}
              {props.growing === true && (
                <th scope="col">
                  <span className="unseen">{t("删除", "Remove")}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {shown.map((cells, offset) => {
              const row = from + offset;
              return (
                <tr key={row}>
                  {props.nameOf !== undefined && <th scope="row">{props.nameOf(row)}</th>}
                  <Cells
                    row={row}
                    cells={cells}
                    columns={columns}
                    fault={columns.map(({ key }) => props.faults?.get(`${row}.${key}`) ?? "").join("\n")}
                    disabled={props.disabled === true}
                    label={props.label}
                    handlers={handlers}
                  />
                  {props.reckoned?.map(({ title, of }) => (
                    <td key={title} className="reckoned digits">
                      {of(row)}
                    </td>
                  ))}
                  {props.growing === true && (
                    <td>
                      <Button
                        type="text"
                        size="small"
                        icon={<DeleteOutlined />}
                        disabled={props.disabled === true}
                        aria-label={t(`删除第 ${row + 1} 行`, `Remove row ${row + 1}`)}
                        onClick={() => onChange(rows.filter((_, at) => at !== row))}
                      />
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
          {props.foot !== undefined && <tfoot>{props.foot}</tfoot>}
        </table>
        {columns.map(
          (column, index) =>
            column.choices !== undefined && (
              <datalist key={column.key} id={listId(props.label, index)}>
                {column.choices.map((choice) => (
                  <option key={choice} value={choice}>
                    {choice}
                  </option>
                ))}
              </datalist>
            ),
        )}
      </div>
      <Flex gap={12} wrap align="center" className="list-foot">
        {props.growing === true && props.disabled !== true && (
          <Button
            icon={<PlusOutlined />}
            onClick={() => {
              onChange([...rows, columns.map(() => "")]);
              wanted.current = { row: rows.length, column: 0 };
              setPage(Math.floor(rows.length / PAGE) + 1);
            }}
          >
            {t("增加一行", "Add a row")}
          </Button>
        )}
        {rows.length > PAGE && (
          <Pagination
            simple
            current={Math.floor(from / PAGE) + 1}
            pageSize={PAGE}
            total={rows.length}
            onChange={setPage}
          />
        )}
      </Flex>
    </div>
  );
}

interface Handlers {
  readonly typed: (row: number, column: number, text: string) => void;
  readonly pasted: (row: number, column: number, block: readonly (readonly string[])[]) => void;
  readonly moved: (event: KeyboardEvent<HTMLInputElement>) => void;
}

/** The cells of one row: drawn again only when this row changes. */
const Cells = memo(function Cells(props: {
  readonly row: number;
  readonly cells: readonly string[];
  readonly columns: readonly SheetColumn[];
  /** One line for each column. */
  readonly fault: string;
  readonly disabled: boolean;
  readonly label: string;
  readonly handlers: { readonly current: Handlers };
}): ReactNode {
  const { t } = useSpeech();
  const { row, handlers } = props;
  const faults = props.fault.split("\n");
  const select = (event: FocusEvent<HTMLInputElement>): void => event.currentTarget.select();
  return props.columns.map((column, index) => {
    const fault = faults[index] ?? "";
    return (
      <td key={column.key} className={fault === "" ? "" : "wrong"}>
        <input
          data-cell={`${row}.${index}`}
          className={column.figures === true ? "digits" : ""}
          style={{ width: column.width }}
          value={props.cells[index] ?? ""}
          readOnly={column.readOnly === true || props.disabled}
          inputMode={column.figures === true ? "decimal" : "text"}
          autoComplete="off"
          aria-label={t(`第 ${row + 1} 行 ${column.title}`, `Row ${row + 1}, ${column.title}`)}
          aria-invalid={fault !== ""}
          title={fault}
          {...(column.choices === undefined ? {} : { list: listId(props.label, index) })}
          onFocus={select}
          onChange={(event) => handlers.current.typed(row, index, event.currentTarget.value)}
          onKeyDown={(event) => handlers.current.moved(event)}
          onPaste={(event) => {
            const block = blockOf(event);
            if (block === undefined || props.disabled) return;
            event.preventDefault();
            handlers.current.pasted(row, index, block);
          }}
        />
        {fault !== "" && <span className="cell-fault">{fault}</span>}
      </td>
    );
  });
});

/** What spreadsheets put on the clipboard: lines with tabs. A single cell is pasted as any text. */
function blockOf(event: ClipboardEvent): readonly (readonly string[])[] | undefined {
  const text = event.clipboardData.getData("text/plain").replace(/\r?\n$/, "");
  if (!/[\t\n]/.test(text)) return undefined;
  return text.split(/\r?\n/).map((line) => line.split("\t"));
}

function listId(label: string, column: number): string {
  return `choices-${label}-${column}`.replaceAll(/\s+/g, "-");
}
