import {
  CamelCasePlugin,
  type CompiledQuery,
  type DatabaseConnection,
  type QueryExecutorProvider,
  type Transaction,
} from "kysely";
import type { Tables } from "./database/tables.generated.ts";

/*
 * A transaction sends one statement, waits for its answer and sends the next; most of the time of a short statement is that
 * waiting. What does not need another's answer can be sent together: the database runs the statements in the order in which
 * they were asked, one after another, each in a snapshot of its own, and nobody waits in between.
 */

interface Question<Row> {
  compile(executor: QueryExecutorProvider): CompiledQuery<Row>;
}

/** What of a command's work is needed here. */
interface Asking {
  readonly tx: Transaction<Tables>;
}

const connections = new WeakMap<Transaction<Tables>, Promise<DatabaseConnection>>();
const columns = new CamelCasePlugin({ maintainNestedObjectKeys: true });

/**
 * Asks the database within the transaction without waiting for what was asked before: statements of the same turn of the
 * event loop go out together, in their order. If one fails, all that follow it fail too, as the transaction does.
 */
export async function ask<Row>(work: Asking, question: Question<Row>): Promise<Row[]> {
  let connection = connections.get(work.tx);
  if (connection === undefined) {
    connection = work.tx.getExecutor().provideConnection(async (held) => await Promise.resolve(held));
    connections.set(work.tx, connection);
  }
  const compiled = question.compile(work.tx);
  const held = await connection;
  const result = await held.executeQuery<Record<string, unknown>>(compiled);
  const [first] = result.rows;
  // Rows whose columns are named as we name them are handed on as they come.
  if (first === undefined || !Object.keys(first).some((name) => name.includes("_"))) return result.rows as Row[];
  const { rows } = await columns.transformResult({ result, queryId: compiled.queryId });
  return rows as Row[];
}

/** The same for at most one row. */
export async function askFirst<Row>(work: Asking, question: Question<Row>): Promise<Row | undefined> {
  return (await ask(work, question))[0];
}
