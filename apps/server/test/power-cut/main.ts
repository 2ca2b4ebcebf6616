// npm run test:power -- [--rounds 10] [--control 5]
// Cuts the power of the volume under the embedded database and checks that nothing it had acknowledged is gone. The
// control, PGlite as shipped, must lose data: a trial that cannot see loss proves nothing.
// Exit code: 0 held, 1 not held (or the control did not lose), 2 wrong usage, 3 this machine cannot cut the power.
import { parseArgs } from "node:util";
import { cutRepeatedly } from "./rounds.ts";
import type { Tally } from "./rounds.ts";
import type { Variant } from "./variant.ts";
import { createVolume, whyPowerCannotBeCut } from "./volume.ts";
import type { Volume } from "./volume.ts";

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function trial(variant: Variant, cuts: number): Promise<Tally> {
  const volume: Volume = createVolume();
  const cleanUp = () => volume.destroy();
  process.once("exit", cleanUp);
  try {
    return await cutRepeatedly(variant, cuts, volume, say);
  } finally {
    process.removeListener("exit", cleanUp);
    volume.destroy();
  }
}

function summary(name: string, tally: Tally): string {
  return (
    `${name}: 断电 ${tally.cuts} 次，已确认 ${tally.acknowledged} 笔，丢失 ${tally.lost} 笔（涉及 ${tally.cutsWithLoss} 次），` +
    `打不开 ${tally.unopenable} 次，自相矛盾 ${tally.contradictions} 处 / ${tally.cuts} cuts, ${tally.acknowledged} acknowledged, ` +
    `${tally.lost} lost in ${tally.cutsWithLoss} cuts, ${tally.unopenable} unopenable, ${tally.contradictions} contradictions`
  );
}

async function main(rounds: number, control: number): Promise<number> {
  const reason = whyPowerCannotBeCut();
  if (reason !== undefined) {
    say(`本机无法做断电试验，未运行。/ The power-cut trial cannot run on this machine.\n${reason}`);
    return 3;
  }
  const ours = await trial("ours", rounds);
  const plain = await trial("plain", control);
  const held = ours.lost === 0 && ours.unopenable === 0 && ours.contradictions === 0 && ours.acknowledged > 0;
  const controlLost = plain.lost > 0 || plain.unopenable > 0;
  say(summary("云券内置数据库 / ours", ours));
  say(summary("对照：未修复 / control, as shipped", plain));
  if (!held) say("未通过：断电丢失了已确认的数据。/ FAILED: a power cut lost acknowledged data.");
  if (!controlLost) say("不作数：对照组没有丢失数据，试验看不见丢失。/ NOT COUNTED: the control lost nothing.");
  if (held && controlLost) say("通过 / held");
  return held && controlLost ? 0 : 1;
}

function wholeNumber(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  return /^[1-9]\d{0,4}$/.test(text) ? Number(text) : Number.NaN;
}

// The exit listeners, which unmount, run only if the signal is turned into an exit.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));

const { values } = parseArgs({ options: { rounds: { type: "string" }, control: { type: "string" } } });
const rounds = wholeNumber(values.rounds, 10);
const control = wholeNumber(values.control, 5);
if (Number.isNaN(rounds) || Number.isNaN(control)) {
  say("npm run test:power -- [--rounds 10] [--control 5]");
  process.exitCode = 2;
} else {
  process.exitCode = await main(rounds, control);
}
