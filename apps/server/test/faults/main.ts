// npm run test:faults -- [--kills 5] [--clients 64] [--applications 3000] [--claims 300] [--at-once 2000] [--control 6] [--seed 1]
// Kills the database and the servers in the middle of a rush of applications and one of claims, and proves afterwards that
// every limit held to the fen and that nothing is lost of what was answered. The control, a database that answers before
// its log is on the disk, must lose answers: a trial that cannot see a loss proves nothing.
// Exit code: 0 held, 1 not held (or the control lost nothing), 2 wrong usage.
import { parseArgs } from "node:util";
import { faultsOf, runControl, runTrial, type TrialOptions } from "./trial.ts";

const SHOWN = 5;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const words: Readonly<Record<string, string>> = {
  lost: "答复后丢失 lost after the answer",
  overIssued: "超发 over-issued",
  duplicates: "重复 duplicates",
  gaps: "断号 gaps",
  inversions: "倒序 inversions",
  overtaken: "越位 overtaken",
  history: "历史缺行 steps without their line of history",
  amounts: "金额不符 amounts that differ",
  unanswered: "未答复 unanswered",
  unexpected: "意外答复 unexpected answers",
  proof: "验算不一致 differences in the proof",
  servers: "服务自行退出 servers that ended by themselves",
};

async function held(options: TrialOptions): Promise<boolean> {
  const outcome = await runTrial(options);
  const faults = faultsOf(outcome);
  const killed = (what: string): number => outcome.kills.filter((kill) => kill.what === what).length;
  say(
    `强杀 kills: 数据库 database ${killed("database")}, 服务 server ${killed("server")}; 请求 requests ${outcome.requests}, ` +
      `重问 asked again ${outcome.retried}, 已答复 answered ${outcome.answered}, 轮候 waiting ${outcome.waiting}`,
  );
  for (const [name, found] of Object.entries(faults)) {
    say(`${found.length === 0 ? "✓" : "✗"} ${words[name] ?? name}: ${found.length}`);
    for (const one of found.slice(0, SHOWN)) say(`    ${one}`);
  }
  const wanted = options.kills.applications + options.kills.claims;
  const complete = killed("database") === wanted && killed("server") === wanted && outcome.answered > 0;
  if (!complete) say("✗ 强杀未全部发生 not every kill took place");
  return complete && Object.values(faults).every((found) => found.length === 0);
}

async function controlLost(options: TrialOptions, tries: number): Promise<boolean> {
  const control = await runControl(
    { ...options, applications: tries * 200, atOnce: 0, seed: options.seed + 100 },
    tries,
  );
  if (control.lost === 0) {
    say(
      "✗ 不作数：对照组没有丢失答复，试验看不见丢失。/ NOT COUNTED: the control lost nothing; the trial cannot see a loss.",
    );
    return false;
  }
  say(
    `✓ 对照组如期丢失 the control lost, as it must: ${control.lost} of ${control.answered} answered, at try ${control.tries}`,
  );
  return true;
}

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "5" },
    clients: { type: "string", default: "64" },
    applications: { type: "string", default: "3000" },
    claims: { type: "string", default: "300" },
    "at-once": { type: "string", default: "2000" },
    control: { type: "string", default: "6" },
    seed: { type: "string", default: "1" },
  },
});
const number = (text: string): number => (/^\d{1,6}$/.test(text) ? Number(text) : Number.NaN);
const kills = number(values.kills);
const tries = number(values.control);
const options: TrialOptions = {
  applications: number(values.applications),
  claims: number(values.claims),
  clients: number(values.clients),
  kills: { applications: kills, claims: kills },
  atOnce: number(values["at-once"]),
  seed: number(values.seed),
  say,
};
const { applications, claims, clients, atOnce, seed } = options;
// The exit listeners, which end the servers, run only if the signal is turned into an exit.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));

if ([kills, tries, applications, claims, clients, atOnce, seed].some(Number.isNaN)) {
  say(
    "npm run test:faults -- [--kills 5] [--clients 64] [--applications 3000] [--claims 300] [--at-once 2000] [--control 6] [--seed 1]",
  );
  process.exitCode = 2;
} else {
  const exact = await held(options);
  const seen = tries === 0 || (await controlLost(options, tries));
  say(exact && seen ? "通过 / held" : "未通过 / FAILED");
  process.exitCode = exact && seen ? 0 : 1;
}
