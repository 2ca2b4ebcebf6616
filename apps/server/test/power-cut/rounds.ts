import { randomInt } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { inspectDirectory, startWriter } from "./processes.ts";
import type { Variant } from "./variant.ts";
import type { Volume } from "./volume.ts";

export interface Tally {
  readonly cuts: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly cutsWithLoss: number;
  readonly unopenable: number;
  readonly contradictions: number;
}

type Say = (line: string) => void;

const roundsBetweenCreations = 4;

/**
 * Cuts the power so many times under a writer, and counts what it had acknowledged and is not there afterwards. Every
 * fourth cut falls into the creation of a new database or its first seconds, the others into writing; in half of those
 * some files are flushed now and then, as the kernel may do at any time of its own accord.
 */
export async function cutRepeatedly(variant: Variant, cuts: number, volume: Volume, say: Say): Promise<Tally> {
  let tally: Tally = { cuts: 0, acknowledged: 0, lost: 0, cutsWithLoss: 0, unopenable: 0, contradictions: 0 };
  let directory = "";
  // Everything that must be there from here on: what is acknowledged, and what has once been read back.
  let promised: readonly number[] = [];
  for (let cut = 0; cut < cuts; cut += 1) {
    const creating = cut % roundsBetweenCreations === 0 || directory === "";
    if (creating) {
      if (directory !== "") rmSync(directory, { recursive: true });
      directory = join(volume.path, `data-${cut}`);
      promised = [];
    }
    const { acknowledged, when } = await writeUntilCut(variant, directory, volume, creating);
    promised = [...promised, ...acknowledged];
    volume.comeBack();

    const startedMs = performance.now();
    const found = await inspectDirectory(variant, directory);
    const reopenMs = Math.round(performance.now() - startedMs);
    const opens = typeof found !== "string";
    const present = new Set(opens ? found.ids : []);
    const lost = promised.filter((id) => !present.has(id)).length;
    const contradictions = opens ? found.faults.length : 0;
    tally = {
      cuts: tally.cuts + 1,
      acknowledged: tally.acknowledged + acknowledged.length,
      lost: tally.lost + lost,
      cutsWithLoss: tally.cutsWithLoss + (lost > 0 ? 1 : 0),
      unopenable: tally.unopenable + (opens ? 0 : 1),
      contradictions: tally.contradictions + contradictions,
    };
    const state = opens ? `reopened in ${reopenMs} ms` : `DOES NOT OPEN: ${lastLine(found)}`;
    say(
      `${variant} ${cut + 1}/${cuts}: ${when}: acknowledged ${acknowledged.length}, lost ${lost}, ` +
        `contradictions ${contradictions}, ${state}`,
    );
    if (opens) {
      promised = found.ids;
    } else {
      rmSync(directory, { recursive: true, force: true });
      directory = "";
    }
  }
  return tally;
}

async function writeUntilCut(variant: Variant, directory: string, volume: Volume, creating: boolean) {
  const writer = startWriter(variant, directory);
  let when: string;
  try {
    if (creating) {
      const milliseconds = randomInt(200, 8_000);
      await wait(milliseconds);
      when = `${milliseconds} ms after starting a new database`;
    } else {
      await writer.opened;
      const milliseconds = randomInt(100, 2_500);
      const wandering = randomInt(2) === 0;
      if (wandering) await flushNowAndThen(directory, milliseconds);
      else await wait(milliseconds);
      when = `${milliseconds} ms into writing${wandering ? ", with stray flushes" : ""}`;
    }
    volume.cutPower();
  } finally {
    await writer.kill();
  }
  return { acknowledged: writer.acknowledged(), when };
}

async function flushNowAndThen(directory: string, milliseconds: number): Promise<void> {
  const until = performance.now() + milliseconds;
  while (performance.now() < until) {
    const files = listFiles(directory);
    for (let flushed = 0; flushed < 25 && files.length > 0; flushed += 1) {
      const file = files[randomInt(files.length)];
      if (file !== undefined) flushIfThere(file);
    }
    await wait(randomInt(20, 400));
  }
}

function listFiles(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function flushIfThere(file: string): void {
  if (!existsSync(file)) return; // the writer renames and removes files meanwhile
  const handle = openSync(file, "r");
  fsyncSync(handle);
  closeSync(handle);
}

function lastLine(text: string): string {
  return (
    text
      .split("\n")
      .findLast((line) => /FATAL|PANIC|Error|not open/.test(line))
      ?.trim() ?? text.slice(0, 200)
  );
}
