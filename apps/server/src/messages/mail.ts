import nodemailer from "nodemailer";
import { sql, type Kysely } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import type { Tables } from "../platform/database/tables.generated.ts";
import type { Platform } from "../platform/platform.ts";

/** Messages are left alone for a moment: a transaction that is still open may yet add one with an earlier id. */
const GRACE_MS = 30_000;
const AT_ONCE = 200;
const EVERY_MS = 10_000;
const CURSOR = "mailed-up-to";

interface Letter {
  readonly to: string;
  readonly textZh: string;
  readonly textEn: string;
}

/** What can be told about sending, for the log. */
export interface MailLog {
  readonly error: (facts: object, words: string) => void;
}

/**
 * Sends by e-mail what people are told in their inbox, to those who gave an address. The inbox is what counts: a letter is
 * a courtesy, goes out after its transaction, at most once, and from one server only. While the mail server is away nothing
 * is taken from the queue. Without the setting nothing happens at all. Gives a function that stops it.
 */
export function startMail(platform: Platform, log: MailLog): () => void {
  const { mail, publicUrl } = platform.config;
  if (mail === undefined) return () => undefined;
  const transport = nodemailer.createTransport(mail.url);
  let running = false;
  const round = async (): Promise<void> => {
    if (running) return;
    running = true;
    try {
      await transport.verify();
      for (const letter of await takeLetters(platform.database.db, realMs())) {
        const link = publicUrl === undefined ? "" : `\n\n${publicUrl}/w/messages`;
        await transport
          .sendMail({
            from: mail.from,
            to: letter.to,
            subject: `云券：${firstWords(letter.textZh)}`,
            text: `${letter.textZh}\n${letter.textEn}${link}\n\n本邮件由系统发出，请勿直接回复。This is an automatic message; do not reply.`,
          })
          .catch((error: unknown) =>
            log.error({ err: error }, "a letter could not be sent; its message is in the inbox"),
          );
      }
    } catch (error) {
      log.error({ err: error }, "the mail server or the database is away; letters wait");
    } finally {
      running = false;
    }
  };
  const timer = setInterval(() => void round(), EVERY_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    transport.close();
  };
}

/**
 * The letters that are due, taken once: whoever moves the mark forward sends them, another server finds it moved. The mark
 * is the id of the last message, for ids begin with their time. The first call sets it to now: nobody gets old news.
 */
export async function takeLetters(db: Kysely<Tables>, nowMs: number): Promise<Letter[]> {
  const newest = firstIdOf(nowMs - GRACE_MS);
  const known = await db.selectFrom("installation").select("value").where("key", "=", CURSOR).executeTakeFirst();
  if (known === undefined) {
    await db
      .insertInto("installation")
      .values({ key: CURSOR, value: newest })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return [];
  }
  const messages = await db
    .selectFrom("message")
    .select(["id", "organisationId", "role", "textZh", "textEn"])
    .where("id", ">", known.value as Id)
    .where("id", "<", newest)
    .orderBy("id")
    .limit(AT_ONCE)
    .execute();
  const last = messages.at(-1);
  if (last === undefined) return [];
  const moved = await db
    .updateTable("installation")
    .set({ value: last.id })
    .where("key", "=", CURSOR)
    .where("value", "=", known.value)
    .returning("key")
    .executeTakeFirst();
  if (moved === undefined) return [];
  const { rows } = await sql<Letter>`
    select distinct p.email as to, m.text_zh as "textZh", m.text_en as "textEn"
    from message m
    join membership s on s.organisation_id = m.organisation_id and s.ended_at is null and (m.role is null or s.role = m.role)
    join person p on p.id = s.person_id and p.email is not null and p.disabled_at is null
    where m.id = any(${messages.map(({ id }) => id)}::uuid[])
    order by 2, 1`.execute(db);
  return rows;
}

/** Letters follow the real clock, as the ids of messages do; nothing is decided by it. */
function realMs(): number {
  return performance.timeOrigin + performance.now();
}

/** The least id that a message of this moment can have. */
function firstIdOf(ms: number): Id {
  const time = Math.floor(ms).toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000` as Id;
}

function firstWords(text: string): string {
  const [sentence = text] = text.split(/[。；\n]/u);
  return [...sentence].slice(0, 60).join("");
}
