import { CamelCasePlugin } from "kysely";
import { readMigratedSchema, type Column, type Table } from "./read-schema.ts";
import type { GeneratedFile } from "./generated-file.ts";

const TYPES_PATH = "apps/server/src/platform/database/tables.generated.ts";
const PAGE_PATH = "docs/generated/schema.md";

/** The table types of the server and the schema page, both from the schema that the migrations really produce. */
export async function generate(root: string): Promise<GeneratedFile[]> {
  const tables = await readMigratedSchema(root);
  return [
    { path: TYPES_PATH, content: typesOf(tables) },
    { path: PAGE_PATH, content: pageOf(tables) },
  ];
}

/** The naming of the server's own query plugin, so that a name which does not survive the way there and back is found here. */
class Naming extends CamelCasePlugin {
  camel(name: string): string {
    const camel = this.camelCase(name);
    if (this.snakeCase(camel) !== name) {
      throw new Error(
        `"${name}" becomes "${camel}", which the query builder writes as "${this.snakeCase(camel)}": choose another name`,
      );
    }
    return camel;
  }
}

const naming = new Naming();

function interfaceName(table: string): string {
  const camel = naming.camel(table);
  return `${camel.charAt(0).toUpperCase()}${camel.slice(1)}Table`;
}

function typesOf(tables: readonly Table[]): string {
  const bodies = tables.map((table) => {
    const lines = table.columns.map((column) => {
      const note = column.comment === null ? "" : `  /** ${column.comment.replaceAll("*/", "* /")} */\n`;
      return `${note}  ${naming.camel(column.name)}: ${typeOf(table, column)};`;
    });
    const note = table.comment === null ? "" : `/** ${table.comment.replaceAll("*/", "* /")} */\n`;
    return `${note}export interface ${interfaceName(table.name)} {\n${lines.join("\n")}\n}\n`;
  });
  const index = tables.map((table) => `  ${naming.camel(table.name)}: ${interfaceName(table.name)};`).join("\n");
  const body = `export interface Tables {\n${index}\n}\n\n${bodies.join("\n")}`;
  const used = (word: string): boolean => new RegExp(`\\b${word}\\b`).test(body);
  const kysely = ["Generated", "GeneratedAlways"].filter(used);
  const time = ["CalendarDate", "Instant"].filter(used);
  return [
    "// Written by `npm run generate` from the migrations. Change the schema with a new migration, not here.\n",
    used("Id") ? `import type { Id } from "@yunquan/core/ids.ts";\n` : "",
    used("Fen") ? `import type { Fen } from "@yunquan/core/money.ts";\n` : "",
    time.length > 0 ? `import type { ${time.join(", ")} } from "@yunquan/core/time.ts";\n` : "",
    kysely.length > 0 ? `import type { ${kysely.join(", ")} } from "kysely";\n` : "",
    used("Json")
      ? "\n/** What a jsonb column holds: anything but null, to be read through a schema. */\nexport type Json = NonNullable<unknown>;\n"
      : "",
    `\n${body}`,
  ].join("");
}

const PLAIN_TYPES: Readonly<Record<string, string>> = {
  bigint: "number",
  integer: "number",
  smallint: "number",
  "double precision": "number",
  real: "number",
  numeric: "string",
  text: "string",
  "character varying": "string",
  character: "string",
  uuid: "Id",
  inet: "string",
  boolean: "boolean",
  jsonb: "Json",
  json: "Json",
  bytea: "Uint8Array",
  "timestamp with time zone": "Instant",
  date: "CalendarDate",
};

function typeOf(table: Table, column: Column): string {
  const plain = column.name.endsWith("_fen")
    ? "Fen"
    : (column.literals?.map((text) => JSON.stringify(text)).join(" | ") ?? PLAIN_TYPES[column.baseType]);
  if (plain === undefined) {
    throw new Error(`${table.name}.${column.name}: no TypeScript type is known for ${column.sqlType}`);
  }
  const element = column.isArray ? (plain.includes(" | ") ? `(${plain})[]` : `${plain}[]`) : plain;
  const whole = column.nullable ? `${element} | null` : element;
  if (column.given === "always") return `GeneratedAlways<${whole}>`;
  return column.given === "default" ? `Generated<${whole}>` : whole;
}

function pageOf(tables: readonly Table[]): string {
  const list = tables.map(
    (table) => `- [\`${table.name}\`](#${table.name})${table.comment === null ? "" : `: ${cell(table.comment)}`}`,
  );
  const sections = tables.map((table) => {
    const rows = table.columns.map((column) => {
      const given =
        column.given === "always"
          ? "given by the database"
          : column.defaultSql === null
            ? ""
            : `\`${cell(column.defaultSql)}\``;
      return `| \`${column.name}\` | ${cell(column.sqlType)} | ${column.nullable ? "yes" : ""} | ${given} | ${cell(column.comment ?? "")} |`;
    });
    const rules = [
      ...table.constraints.map((constraint) => `- \`${constraint.name}\`: \`${oneLine(constraint.definition)}\``),
      ...table.indexes.map((index) => `- \`${oneLine(index)}\``),
      ...table.triggers.map((trigger) => `- \`${oneLine(trigger)}\``),
    ];
    return [
      `## ${table.name}\n`,
      table.comment === null ? "" : `${oneLine(table.comment)}\n`,
      "| column | type | null | default | |\n|---|---|---|---|---|",
      `${rows.join("\n")}\n`,
      rules.length === 0 ? "" : `${rules.join("\n")}\n`,
    ]
      .filter((part) => part !== "")
      .join("\n");
  });
  return `# 数据库结构 · Schema\n\nWritten by \`npm run generate\` from \`apps/server/migrations\`. ${tables.length} tables and views.\n\n${list.join("\n")}\n\n${sections.join("\n")}`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

function cell(text: string): string {
  return oneLine(text).replaceAll("|", String.raw`\|`);
}
