import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { backupEmbedded, DirectoryNotEmpty, NotABackup, restoreEmbedded } from "./backup.ts";
import { DirectoryInUse, lockDirectory } from "./directory-lock.ts";
import { embeddedDirectory, openEmbedded } from "./embedded.ts";
import type { Embedded } from "./embedded.ts";

let root = "";
let folder = "";
let running: Embedded;
let goodFile = "";
const dataDir = () => join(root, "data");

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "backup-"));
  running = await openEmbedded({ directory: embeddedDirectory(dataDir()) });
  await running.pglite.exec(
    "create table note (id bigint primary key, text text); insert into note select n, 'row ' || n from generate_series(1, 500) n",
  );
  goodFile = join(root, "good.tar.gz");
  await backupEmbedded(running.pglite, goodFile);
});
beforeEach((context) => {
  folder = join(root, context.task.id);
  mkdirSync(folder);
});
afterAll(async () => {
  await running.close();
  rmSync(root, { recursive: true, force: true });
});

function command(args: string[], environment: Record<string, string>) {
  const program = fileURLToPath(new URL("backup.ts", import.meta.url));
  return spawnSync(process.execPath, [program, ...args], {
    encoding: "utf8",
    env: { PATH: process.env["PATH"] ?? "", ...environment },
  });
}

test("a backup of the running database restores to the same rows, and the new database accepts more", async () => {
  await restoreEmbedded(goodFile, join(folder, "restored"));
  const restored = await openEmbedded({ directory: join(folder, "restored") });
  const { rows } = await restored.pglite.query(
    "select count(*) as n, sum(id)::bigint as sum, max(text) as last from note",
  );
  expect(rows).toEqual([{ n: 500, sum: 125_250, last: "row 99" }]);
  await restored.pglite.query("insert into note values (501, 'after')");
  await restored.close();
});

test("a backup replaces an older file only when it is whole, and leaves no half file behind", async () => {
  const file = join(folder, "nightly.tar.gz");
  writeFileSync(file, "the older one");
  const backup = await backupEmbedded(running.pglite, file);
  expect(readFileSync(file)).toHaveLength(backup.bytes);
  expect(readdirSync(folder)).toEqual(["nightly.tar.gz"]);
  // The name is taken by a directory: the last step fails.
  mkdirSync(join(folder, "taken/inner"), { recursive: true });
  await expect(backupEmbedded(running.pglite, join(folder, "taken"))).rejects.toThrow(/EISDIR|ENOTEMPTY/);
  expect(readdirSync(folder)).toEqual(["nightly.tar.gz", "taken"]);
});

test("a directory that holds anything is refused and stays as it is", async () => {
  writeFileSync(join(folder, "report.xlsx"), "somebody's work");
  const error = await restoreEmbedded(goodFile, folder).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DirectoryNotEmpty);
  expect((error as DirectoryNotEmpty).zh).toContain("不是空的");
  expect((error as DirectoryNotEmpty).en).toContain("is not empty");
  expect(readdirSync(folder)).toEqual(["report.xlsx"]);
});

test("a directory in which another process has begun is refused", async () => {
  const lock = await lockDirectory(folder);
  await expect(restoreEmbedded(goodFile, folder)).rejects.toThrow(DirectoryInUse);
  await lock.release();
});

test("a file that is cut short, altered or no backup at all is refused, and the directory can be used for the right one", async () => {
  const good = readFileSync(goodFile);
  const altered = Buffer.from(good);
  altered[Math.floor(good.length / 2)] = (altered[Math.floor(good.length / 2)] ?? 0) ^ 0xff;
  const bad = {
    "cut.gz": good.subarray(0, good.length - 1_000),
    "altered.gz": altered,
    "letter.txt": Buffer.from("not a backup"),
    "letter.gz": gzipSync("not a backup"),
    "empty.gz": Buffer.alloc(0),
  };
  for (const [name, content] of Object.entries(bad)) {
    writeFileSync(join(root, name), content);
    await expect(restoreEmbedded(join(root, name), folder), name).rejects.toThrow(NotABackup);
    expect(existsSync(join(folder, "cluster"))).toBe(false);
  }
  await restoreEmbedded(goodFile, folder);
  expect(existsSync(join(folder, "cluster"))).toBe(true);
});

test("the command refuses while the server runs and says that the server must take the backup", () => {
  const file = join(folder, "backup.tar.gz");
  const { status, stderr } = command(["--out", file], { DATA_DIR: dataDir() });
  expect(status).toBe(1);
  expect(stderr).toContain("备份须由服务器自己来做");
  expect(stderr).toContain("must take the backup itself");
  expect(existsSync(file)).toBe(false);
});

test("the command backs a stopped database up and restores it into a new data directory", () => {
  const old = join(folder, "old");
  const file = join(folder, "backup.tar.gz");
  expect(command(["--restore", goodFile, "--into", old], {}).status).toBe(0);
  const backedUp = command(["--out", file], { DATA_DIR: old });
  expect(backedUp.stderr).toBe("");
  expect(backedUp.status).toBe(0);
  expect(backedUp.stdout).toContain(file);
  const restored = command(["--restore", file, "--into", old], {});
  expect(restored.status).toBe(1);
  expect(restored.stderr).toContain("is not empty");
});

test("wrong words on the command line are answered with the usage, an absent database and a server with a reason", () => {
  expect(command([], {}).status).toBe(2);
  expect(command(["--restore", goodFile], {}).stderr).toContain("usage");
  expect(command(["--unknown"], {}).status).toBe(2);
  expect(command(["--out", join(folder, "b")], { DATA_DIR: join(folder, "none") }).stderr).toContain(
    "There is no database",
  );
  expect(command(["--out", join(folder, "b")], { DATABASE_URL: "postgres://db/yunquan" }).stderr).toContain("pg_dump");
  expect(readdirSync(folder)).toEqual([]);
});
