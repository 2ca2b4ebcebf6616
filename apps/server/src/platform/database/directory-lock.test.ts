import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DirectoryInUse, lockDirectory, lockFileNames } from "./directory-lock.ts";

let directory = "";
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "lock-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** Another process that holds the lock until it is killed. */
async function startHolder(path: string) {
  const module = JSON.stringify(new URL("directory-lock.ts", import.meta.url).href);
  const script = `const { lockDirectory } = await import(${module});
    await lockDirectory(${JSON.stringify(path)}); console.log("held"); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  return child;
}

async function refusal(path: string): Promise<unknown> {
  return await lockDirectory(path).then(
    async (lock) => {
      await lock.release();
      return "locked";
    },
    (error: unknown) => error,
  );
}

test("a directory held by another process is refused, in both languages, naming the process and what to do", async () => {
  const holder = await startHolder(directory);
  try {
    const error = await refusal(directory);
    expect(error).toBeInstanceOf(DirectoryInUse);
    const { zh, en } = error as DirectoryInUse;
    expect(zh).toContain(`进程号 ${holder.pid}`);
    expect(zh).toContain("请先停止那个进程");
    expect(en).toContain(`process ${holder.pid}`);
    expect(en).toContain("Stop that process first");
  } finally {
    holder.kill("SIGKILL");
  }
});

test("kill -9 frees the directory at once, and what the dead process left behind stops nobody", async () => {
  for (let round = 0; round < 3; round += 1) {
    const holder = await startHolder(directory);
    expect(await refusal(directory)).toBeInstanceOf(DirectoryInUse);
    holder.kill("SIGKILL");
    await once(holder, "close");
    expect(existsSync(join(directory, "in-use.txt"))).toBe(true);
    expect(await refusal(directory)).toBe("locked");
  }
});

test("however the path is written, the lock is the same", async () => {
  const link = `${directory}-link`;
  symlinkSync(directory, link);
  mkdirSync(join(directory, "inner"));
  const lock = await lockDirectory(directory);
  try {
    const spellings = [
      link,
      `${link}/`,
      join(directory, "inner") + "/..",
      relative(process.cwd(), directory),
      directory,
    ];
    for (const spelling of spellings) expect(await refusal(spelling), spelling).toBeInstanceOf(DirectoryInUse);
    expect(await refusal(join(directory, "inner"))).toBe("locked");
  } finally {
    await lock.release();
    rmSync(link);
  }
});

test("a released directory can be taken again, and a second release changes nothing", async () => {
  const first = await lockDirectory(directory);
  await first.release();
  const second = await lockDirectory(directory);
  await first.release();
  expect(await refusal(directory)).toBeInstanceOf(DirectoryInUse);
  await second.release();
  expect(await refusal(directory)).toBe("locked");
});

test("while held, the directory tells people who holds it and since when", async () => {
  const lock = await lockDirectory(directory);
  const text = readFileSync(join(directory, "in-use.txt"), "utf8");
  expect(text).toContain(`pid: ${process.pid}\n`);
  expect(text).toMatch(/^since: \d{4}-\d\d-\d\dT/m);
  expect(readdirSync(directory).toSorted()).toEqual(lockFileNames.toSorted());
  await lock.release();
  expect(existsSync(join(directory, "in-use.txt"))).toBe(false);
});

test("the file lock alone refuses: a container that shares the volume does not see the socket", async () => {
  const other = new DatabaseSync(join(directory, "directory.lock"));
  other.exec("BEGIN EXCLUSIVE");
  expect(await refusal(directory)).toBeInstanceOf(DirectoryInUse);
  other.close();
  expect(await refusal(directory)).toBe("locked");
});

test.skipIf(process.platform !== "linux")("the socket alone refuses: some mounts grant every file lock", async () => {
  const { dev, ino } = statSync(directory);
  const other = createServer();
  other.listen({ path: `\0yunquan-directory-${dev}-${ino}` });
  await once(other, "listening");
  expect(await refusal(directory)).toBeInstanceOf(DirectoryInUse);
  other.close();
  await once(other, "close");
  expect(await refusal(directory)).toBe("locked");
});
