import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DirectoryInUse } from "./directory-lock.ts";
import { FlushNotSeen, openEmbedded, openMemory } from "./embedded.ts";
import { FlushingFileSystem } from "./flushing-filesystem.ts";

// Creating a database takes seconds, so each test works on a copy of one that was created and closed properly.
let root = "";
let directory = "";
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "embedded-"));
  // What a creation that was killed leaves behind must not disturb the next one.
  mkdirSync(join(root, "template/cluster.new"), { recursive: true });
  writeFileSync(join(root, "template/cluster.new/PG_VERSION"), "");
  const embedded = await openEmbedded({ directory: join(root, "template") });
  await embedded.pglite.exec(
    "create table note (id bigint generated always as identity primary key, text text not null)",
  );
  await embedded.close();
});
beforeEach((context) => {
  directory = join(root, context.task.id);
  cpSync(join(root, "template"), directory, { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test("a creation that was cut short before is started over, and others cannot read the finished database", () => {
  expect(readdirSync(directory).toSorted()).toEqual(["cluster", "directory.lock"]);
  expect(statSync(join(root, "template/cluster")).mode & 0o077).toBe(0);
});

test("every commit is flushed to the disk before it is acknowledged", async () => {
  const embedded = await openEmbedded({ directory });
  for (let commit = 0; commit < 20; commit += 1) {
    const before = embedded.flushCount();
    await embedded.pglite.query("insert into note (text) values ('x')");
    expect(embedded.flushCount()).toBeGreaterThan(before);
  }
  const before = embedded.flushCount();
  await embedded.pglite.query("select * from note");
  expect(embedded.flushCount()).toBe(before);
  await embedded.close();
});

test("a start that sees no flush is refused in both languages, and leaves the directory free", async () => {
  /** PGlite's own file system: the repair is not installed. */
  class Unrepaired extends FlushingFileSystem {
    override async init(...given: Parameters<NodeFS["init"]>): ReturnType<NodeFS["init"]> {
      return await NodeFS.prototype.init.apply(this, given);
    }
  }
  const refused = openEmbedded({ directory, fileSystem: (path) => new Unrepaired(path, () => {}) });
  const error = await refused.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(FlushNotSeen);
  expect((error as FlushNotSeen).zh).toContain("没有看到数据被刷写到磁盘");
  expect((error as FlushNotSeen).en).toContain("was not flushed to the disk");
  await (await openEmbedded({ directory })).close();
});

test("no setting stored in the database or in its files can put the flush off", async () => {
  const lax = await openEmbedded({ directory });
  await lax.pglite.exec(
    "alter database postgres set synchronous_commit = off; alter role postgres set synchronous_commit = off",
  );
  for (const setting of ["fsync = off", "synchronous_commit = off", "wal_sync_method = fdatasync"]) {
    await lax.pglite.exec(`alter system set ${setting}`);
  }
  await lax.close();
  const strict = await openEmbedded({ directory });
  const before = strict.flushCount();
  for (let commit = 0; commit < 5; commit += 1) await strict.pglite.query("insert into note (text) values ('x')");
  expect(strict.flushCount() - before).toBeGreaterThanOrEqual(5);
  await strict.close();
});

test("a second start on the same directory is refused while the first runs, through a symlink too", async () => {
  const embedded = await openEmbedded({ directory });
  symlinkSync(directory, `${directory}-link`);
  await expect(openEmbedded({ directory })).rejects.toThrow(DirectoryInUse);
  await expect(openEmbedded({ directory: `${directory}-link` })).rejects.toThrow(DirectoryInUse);
  await embedded.pglite.query("insert into note (text) values ('still at work')");
  await embedded.close();
  await embedded.close();
  await (await openEmbedded({ directory: `${directory}-link` })).close();
});

test("what was written is there after closing and opening again, also when somebody else closed the engine first", async () => {
  const first = await openEmbedded({ directory });
  await first.pglite.query("insert into note (text) values ('一'), ('二')");
  await first.pglite.close();
  await first.close();
  const second = await openEmbedded({ directory });
  const { rows } = await second.pglite.query("select id, text from note order by id");
  expect(rows).toEqual([
    { id: 1, text: "一" },
    { id: 2, text: "二" },
  ]);
  await second.close();
});

test("the log is checkpointed by itself, so that neither it nor the time to start grows without bound", async () => {
  const embedded = await openEmbedded({ directory });
  const distance = "select (pg_current_wal_lsn() - redo_lsn)::bigint as bytes from pg_control_checkpoint()";
  const megabyte = 1_048_576;
  for (let written = 0; written < 120; written += 4) {
    await embedded.pglite.query("select pg_logical_emit_message(true, 'test', repeat('x', $1::int))", [4 * megabyte]);
    const { rows } = await embedded.pglite.query<{ bytes: number }>(distance);
    expect(rows[0]?.bytes).toBeLessThan(96 * megabyte);
  }
  const segments = readdirSync(join(directory, "cluster/pg_wal")).filter((name) => /^[0-9A-F]{24}$/.test(name));
  expect(segments.length).toBeLessThan(10);
  await embedded.close();
});

test("when the disk fails the process ends at once, acknowledges nothing more, and all it had acknowledged is there", async () => {
  const module = JSON.stringify(new URL("embedded.ts", import.meta.url).href);
  const script = `import fs from "node:fs"; import { syncBuiltinESMExports } from "node:module";
    const real = fs.fsyncSync; let left = Infinity;
    fs.fsyncSync = (handle) => { if (left-- <= 0) throw Object.assign(new Error("EIO"), { code: "EIO" }); real(handle); };
    syncBuiltinESMExports();
    const { openEmbedded } = await import(${module});
    const { pglite } = await openEmbedded({ directory: ${JSON.stringify(directory)} });
    left = 7;
    for (let n = 1; ; n += 1) {
      try { await pglite.query("insert into note (text) values ('x')"); fs.writeSync(1, n + "\\n"); }
      catch { fs.writeSync(1, "went on\\n"); }
    }`;
  const child = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
  expect(child.stdout).toBe("1\n2\n3\n4\n5\n6\n7\n");
  expect(child.status).toBe(74);
  expect(child.stderr).toContain("内置数据库无法写盘");
  expect(child.stderr).toContain("cannot write to the disk");
  const embedded = await openEmbedded({ directory });
  const { rows } = await embedded.pglite.query<{ n: number }>("select count(*) as n from note");
  expect(rows[0]?.n).toBeGreaterThanOrEqual(7);
  await embedded.close();
});

test("no setting stored in the database or in its files moves the session from UTC", async () => {
  const first = await openEmbedded({ directory });
  await first.pglite.exec(
    "alter database postgres set timezone = 'Asia/Shanghai'; alter database postgres set datestyle = 'SQL, DMY'",
  );
  await first.close();
  const second = await openEmbedded({ directory });
  const { rows } = await second.pglite.query("select timestamptz '2026-11-22 08:00+08' as at");
  expect(rows).toEqual([{ at: "2026-11-22T00:00:00.000Z" }]);
  await second.close();
});

test("a folder that is not a database is refused with the engine's own words, and is free afterwards", async () => {
  rmSync(join(directory, "cluster/global/pg_control"));
  await expect(openEmbedded({ directory })).rejects.toThrow(/does not open[^]*(PANIC|FATAL)/);
  cpSync(join(root, "template/cluster/global/pg_control"), join(directory, "cluster/global/pg_control"));
  await (await openEmbedded({ directory })).close();
  expect(existsSync(join(directory, "in-use.txt"))).toBe(false);
});

describe("values", () => {
  const all = `select 9007199254740991::bigint as fen, timestamptz '2026-11-22 16:00:00.1239+08' as at, timestamp '2026-11-22 08:00' as wall,
    date '2026-11-22' as "on", 1.50::numeric as rate, '\\x00ff'::bytea as bytes, '{"a":[1]}'::jsonb as facts, interval '1 day' as span,
    array[1, null]::bigint[] as numbers, array[timestamptz '2026-11-22 00:00+08'] as instants, array[0.10, 2]::numeric[] as rates,
    array['a,b', 'say "hi"', null]::text[] as words, array[date '2026-11-22'] as days, 7 as small, true as flag, 0.5::float8 as part`;
  const read = {
    fen: Number.MAX_SAFE_INTEGER,
    at: "2026-11-22T08:00:00.123Z",
    wall: "2026-11-22T08:00:00.000Z",
    on: "2026-11-22",
    rate: "1.50",
    bytes: Buffer.from([0, 255]),
    facts: { a: [1] },
    span: "1 day",
    numbers: [1, null],
    instants: ["2026-11-21T16:00:00.000Z"],
    rates: ["0.10", "2"],
    words: ["a,b", 'say "hi"', null],
    days: ["2026-11-22"],
    small: 7,
    flag: true,
    part: 0.5,
  };

  test("every type reads as agreed, on disk and in memory", async () => {
    const embedded = await openEmbedded({ directory });
    expect((await embedded.pglite.query(all)).rows).toEqual([read]);
    const memory = await openMemory(await embedded.pglite.dumpDataDir("none"));
    await embedded.close();
    expect((await memory.query(all)).rows).toEqual([read]);
    await memory.close();
  });

  test("an integer that JavaScript cannot hold is refused, and the database goes on", async () => {
    const embedded = await openEmbedded({ directory });
    await expect(embedded.pglite.query("select 9007199254740992::bigint as fen")).rejects.toThrow(RangeError);
    expect((await embedded.pglite.query("select 1::bigint as fen")).rows).toEqual([{ fen: 1 }]);
    await embedded.close();
  });
});

test("a dump opens in memory with all its rows, as bytes and as a blob, and the database goes on meanwhile", async () => {
  const embedded = await openEmbedded({ directory });
  await embedded.pglite.query("insert into note (text) select 'row ' || n from generate_series(1, 1000) n");
  const dump = await embedded.dump();
  await embedded.pglite.query("insert into note (text) values ('after the dump')");
  for (const snapshot of [dump, new Blob([new Uint8Array(dump)], { type: "application/x-gzip" })]) {
    const memory = await openMemory(snapshot);
    const { rows } = await memory.query("select count(*) as n, min(text) as first from note");
    expect(rows).toEqual([{ n: 1000, first: "row 1" }]);
    await memory.close();
  }
  await embedded.close();
});
