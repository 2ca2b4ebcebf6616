import { existsSync, readdirSync, readFileSync, statfsSync } from "node:fs";
import { availableParallelism, cpus, totalmem } from "node:os";

/*
 * Who used the processors in each second: the server, the database, the load, and everybody else on the machine. Only Linux
 * tells this; elsewhere every second counts as quiet and the report says that nothing was watched.
 */

/** Processes whose processor time is counted under one name; children that they start count with them. */
export type Watched = Readonly<Record<string, number>>;

/** Processor seconds used within one second of the clock, by name, and by all others together. */
export interface Usage {
  readonly second: number;
  readonly by: Readonly<Record<string, number>>;
  readonly others: number;
}

export interface Watch {
  stop(): readonly Usage[];
}

/** The kernel counts processor time in these parts of a second, on every architecture that Node runs on. */
const TICKS_PER_SECOND = 100;

export const canWatch = existsSync("/proc/stat");

export function describeMachine(): { processors: number; model: string; memoryGib: number } {
  return {
    processors: availableParallelism(),
    model: cpus()[0]?.model.trim() ?? "",
    memoryGib: Math.round(totalmem() / 2 ** 30),
  };
}

/** Memory that can be had now without pushing anybody out, in bytes. */
export function freeMemory(): number {
  if (!canWatch) return totalmem() / 2;
  const line = /^MemAvailable:\s+(\d+) kB$/m.exec(readFileSync("/proc/meminfo", "utf8"));
  return Number(line?.[1] ?? 0) * 1024;
}

export function freeDisk(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** Looks at the processes once a second, at the turn of the second, until it is stopped. */
export function watch(watched: Watched): Watch {
  const usages: Usage[] = [];
  if (!canWatch) return { stop: () => usages };
  let before = sample(watched);
  let timer: NodeJS.Timeout;
  const look = (): void => {
    const now = sample(watched);
    const by: Record<string, number> = {};
    let known = 0;
    for (const name of Object.keys(watched)) {
      by[name] = ((now.by[name] ?? 0) - (before.by[name] ?? 0)) / TICKS_PER_SECOND;
      known += by[name];
    }
    const own = (now.own - before.own) / TICKS_PER_SECOND;
    const busy = (now.busy - before.busy) / TICKS_PER_SECOND;
    usages.push({ second: Math.floor(Date.now() / 1000) - 1, by, others: Math.max(0, busy - known - own) });
    before = now;
    plan();
  };
  const plan = (): void => {
    timer = setTimeout(look, 1000 - (Date.now() % 1000) + 2);
  };
  plan();
  return {
    stop: () => {
      clearTimeout(timer);
      return usages;
    },
  };
}

interface Sample {
  readonly busy: number;
  readonly own: number;
  readonly by: Readonly<Record<string, number>>;
}

function sample(watched: Watched): Sample {
  const first = readFileSync("/proc/stat", "utf8").split("\n", 1)[0]?.trim().split(/\s+/).slice(1).map(Number) ?? [];
  // user nice system idle iowait irq softirq steal: waiting is not work.
  const busy = first.reduce((sum, value, index) => sum + (index === 3 || index === 4 || index > 7 ? 0 : value), 0);
  const processes = readProcesses();
  const by: Record<string, number> = {};
  for (const [name, pid] of Object.entries(watched)) by[name] = treeTime(processes, pid);
  return { busy, own: processes.get(process.pid)?.time ?? 0, by };
}

interface Process {
  readonly parent: number;
  /** Its own time, and that of its children that have ended. */
  readonly time: number;
}

function readProcesses(): Map<number, Process> {
  const processes = new Map<number, Process>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const stat = readStat(name);
    if (stat !== undefined) processes.set(Number(name), stat);
  }
  return processes;
}

function readStat(pid: string): Process | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name of the program stands in brackets and may hold anything.
    const fields = text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const time = [11, 12, 13, 14].reduce((sum, index) => sum + (fields[index] ?? 0), 0);
    return { parent: fields[1] ?? 0, time };
  } catch {
    return undefined; // it ended between the listing and the reading
  }
}

function treeTime(processes: ReadonlyMap<number, Process>, pid: number): number {
  let time = processes.get(pid)?.time ?? 0;
  for (const [child, { parent }] of processes) if (parent === pid) time += treeTime(processes, child);
  return time;
}
