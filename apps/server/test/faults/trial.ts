import { sql } from "kysely";
import { runProof } from "../../src/proof/commands.ts";
import { loadClaimDrafts } from "./claim-drafts.ts";
import { rush, type Crowd, type Wish } from "./crowd.ts";
import { startKillableDatabase, type KillableDatabase } from "./database.ts";
import { planDrafts, seeded } from "./draft-plan.ts";
import { acknowledged, applicationEvidence, claimEvidence, limitsOf, voucherDoubles } from "./evidence.ts";
import { emptyVerdict, judgeAmounts, judgeCapacity, judgeLines, judgePromises, type Verdict } from "./judge.ts";
import { clientsFor, killsInTurn, timetable, type Kill } from "./kills.ts";
import { startServerProcess, type ServerProcess } from "./servers.ts";
import { issueVouchers } from "./vouchers.ts";
import { loadWorld, openStage, type LoadedWorld, type Stage } from "./world.ts";

export interface TrialOptions {
  readonly applications: number;
  readonly claims: number;
  readonly clients: number;
  /** How often each of database and server is killed, in the rush of applications and in that of claims. */
  readonly kills: { readonly applications: number; readonly claims: number };
  /** Submissions that come on a connection of their own at the same moment. */
  readonly atOnce: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

/** What a trial found. Everything but the first five has to be nothing. */
export interface Outcome {
  readonly kills: readonly Kill[];
  readonly requests: number;
  readonly retried: number;
  readonly answered: number;
  readonly waiting: number;
  readonly verdict: Verdict;
  readonly doubles: readonly string[];
  readonly unanswered: readonly string[];
  readonly unexpected: readonly string[];
  readonly proof: readonly string[];
  readonly servers: readonly string[];
}

/** The fixed parts of a trial; whatever way it ends, they are ended with it. */
interface Scene {
  readonly database: KillableDatabase;
  readonly servers: readonly ServerProcess[];
  readonly stage: Stage;
  readonly world: LoadedWorld;
  readonly ceilingFen: number;
}

const NOTHING_LEFT = "face-value-zero";

async function onScene<Result>(options: TrialOptions, play: (scene: Scene) => Promise<Result>): Promise<Result> {
  const plan = planDrafts(options.applications + options.atOnce, options.seed);
  const database = await startKillableDatabase();
  const endings: (() => Promise<void>)[] = [async () => await database.stop()];
  try {
    const stage = await openStage(database.url);
    endings.push(async () => await stage.close());
    const world = await loadWorld(stage, plan);
    const servers: ServerProcess[] = [];
    endings.push(async () => void (await Promise.all(servers.map(async (server) => await server.stop()))));
    for (let count = 0; count < 2; count += 1)
      servers.push(await startServerProcess({ databaseUrl: database.url, dataDir: stage.dataDir }));
    options.say(`PostgreSQL: ${database.source}; ${servers.map(({ origin }) => origin).join(", ")}`);
    return await play({ database, servers, stage, world, ceilingFen: plan.ceilingFen });
  } finally {
    for (const end of endings.toReversed()) await end();
  }
}

/** The whole trial: a rush of applications and one of claims under kills, and a crowd at once; then everything is judged. */
export async function runTrial(options: TrialOptions): Promise<Outcome> {
  return await onScene(options, async (scene) => {
    const { stage, world, servers } = scene;
    const chance = seeded(options.seed + 1);
    const verdict = emptyVerdict();
    const crowds: Crowd[] = [];
    const kills: Kill[] = [];
    const press = async (
      name: string,
      wishes: readonly Wish[],
      killed: number,
      clients = options.clients,
    ): Promise<Crowd> => {
      const began = performance.now();
      const planned = killsInTurn(killed);
      const times = timetable(planned, wishes.length, scene);
      const crowded = clientsFor(clients, wishes.length, planned.length);
      const origins = servers.map(({ origin }) => origin);
      const crowd = await rush({ wishes, origins, clients: crowded, chance, ...times });
      await times.settled();
      crowds.push(crowd);
      kills.push(...times.done());
      const seconds = (performance.now() - began) / 1000;
      options.say(
        `${name}: ${crowd.answered} of ${wishes.length} answered by ${crowded} clients in ${seconds.toFixed(1)} s, ${times.done().length} kills, ${crowd.requests} requests, ${crowd.retried} asked again`,
      );
      return crowd;
    };

    const wishes = world.drafts.map(submissionOf);
    const submitted = [
      await press("申请 applications", wishes.slice(0, options.applications), options.kills.applications),
      ...(options.atOnce === 0
        ? []
        : [await press("同时到达 at once", wishes.slice(options.applications), 0, options.atOnce)]),
    ];
    await judgeApplications(scene, verdict, submitted);

    if (options.claims > 0) {
      await issueVouchers(stage, world, options.claims, async (name, wanted) => void (await press(name, wanted, 0)));
      const drafts = await stage.as(null, async (work) => await loadClaimDrafts(work, world.programmeId, world.drafts));
      const claimed = await press("结算 claims", drafts, options.kills.claims);
      await stage.as(null, async (work) => {
        const { cases, given, ends } = await claimEvidence(work, world.programmeId);
        judgePromises(verdict, claimed.granted.map(acknowledged), cases);
        judgeLines(verdict, given, ends, cases);
        verdict.duplicates.push(...(await voucherDoubles(work, world.programmeId)));
      });
    }
    return await concluded(scene, crowds, kills, verdict);
  });
}

async function judgeApplications(scene: Scene, verdict: Verdict, crowds: readonly Crowd[]): Promise<void> {
  const { stage, world, ceilingFen } = scene;
  await stage.as(null, async (work) => {
    const { cases, given, ends } = await applicationEvidence(work, world.programmeId);
    const limits = await limitsOf(work, world.planId, ceilingFen);
    const nothingLeft = crowds.flatMap(({ refused }) =>
      refused.filter(({ code }) => code === NOTHING_LEFT).map(({ wish }) => wish.objectId),
    );
    judgePromises(
      verdict,
      crowds.flatMap(({ granted }) => granted.map(acknowledged)),
      cases,
    );
    judgeLines(verdict, given, ends, cases);
    judgeCapacity(verdict, limits, cases);
    judgeAmounts(verdict, limits, cases, nothingLeft);
  });
}

async function concluded(
  { stage, servers }: Scene,
  crowds: readonly Crowd[],
  kills: readonly Kill[],
  verdict: Verdict,
): Promise<Outcome> {
  const { checks } = await stage.as(null, runProof);
  const { waiting } = await stage.as(null, async (work) => {
    const { rows } = await sql<{
      waiting: number;
    }>`select count(*)::int as waiting from application where status = 'waiting'`.execute(work.tx);
    return rows[0] ?? { waiting: 0 };
  });
  return {
    kills,
    requests: total(crowds, ({ requests }) => requests),
    retried: total(crowds, ({ retried }) => retried),
    answered: total(crowds, ({ answered }) => answered),
    waiting,
    verdict,
    doubles: crowds.flatMap(({ doubles }) => doubles),
    unanswered: crowds.flatMap(({ unanswered }) => unanswered.map(({ url }) => url)),
    unexpected: crowds.flatMap(({ refused, faults }) => [
      ...refused
        .filter(({ code }) => code !== NOTHING_LEFT)
        .map(({ wish, status, text }) => `${wish.url}: ${status} ${text}`),
      ...faults.map((fault) => withReason(fault, servers)),
    ]),
    proof: checks.flatMap((check) =>
      check.examples.map(({ about, stands, should }) => `${check.name}: ${about}: ${stands} ≠ ${should}`),
    ),
    servers: servers.flatMap((server) => server.endedByItself()),
  };
}

function withReason(fault: { url: string; status: number; text: string }, servers: readonly ServerProcess[]): string {
  const [, requestId = ""] = /"requestId":"([^"]+)"/.exec(fault.text) ?? [];
  const reason = servers.map((server) => server.reasonOf(requestId)).find((one) => one !== undefined);
  return `${fault.url}: ${fault.status} ${reason ?? fault.text}`;
}

function total(crowds: readonly Crowd[], of: (crowd: Crowd) => number): number {
  return crowds.reduce((sum, crowd) => sum + of(crowd), 0);
}

function submissionOf({ applicationId, sessionToken, version }: LoadedWorld["drafts"][number]): Wish {
  return {
    objectId: applicationId,
    url: `/api/v1/applications/${applicationId}/submit`,
    sessionToken,
    body: { version },
  };
}

/** Everything that has to be nothing, by name. */
export function faultsOf(outcome: Outcome): Readonly<Record<string, readonly string[]>> {
  const { verdict, doubles, unanswered, unexpected, proof, servers } = outcome;
  return {
    ...verdict,
    duplicates: [...verdict.duplicates, ...doubles],
    unanswered,
    unexpected,
    proof,
    servers,
  };
}

export interface ControlOutcome {
  readonly tries: number;
  readonly answered: number;
  readonly lost: number;
}

/**
 * The control: the same rush on a database that answers before its log is on the disk, killed at once. It has to lose
 * answers that were given; a trial that cannot see a loss proves nothing.
 */
export async function runControl(options: TrialOptions, triesMax: number): Promise<ControlOutcome> {
  return await onScene(options, async (scene) => {
    const { stage, world, database, servers } = scene;
    const chance = seeded(options.seed + 2);
    await database.run("alter system set synchronous_commit = off");
    await database.run("select pg_reload_conf()");
    const wishes = world.drafts.map(submissionOf);
    const share = Math.floor(wishes.length / triesMax);
    let answered = 0;
    for (let tries = 1; tries <= triesMax; tries += 1) {
      let killed = false;
      const crowd = await rush({
        wishes: wishes.slice((tries - 1) * share, tries * share),
        origins: servers.map(({ origin }) => origin),
        clients: options.clients,
        chance,
        manner: () => "calm",
        stopped: () => killed,
        onAnswer: (count) => {
          if (killed || count < share / 2) return;
          killed = true;
          database.kill("SIGQUIT");
        },
      });
      await database.back();
      answered += crowd.granted.length;
      const verdict = emptyVerdict();
      await stage.as(null, async (work) => {
        const { cases } = await applicationEvidence(work, world.programmeId);
        judgePromises(verdict, crowd.granted.map(acknowledged), cases);
      });
      options.say(`对照 control ${tries}: ${crowd.granted.length} answered, ${verdict.lost.length} lost`);
      if (verdict.lost.length > 0) return { tries, answered, lost: verdict.lost.length };
    }
    return { tries: triesMax, answered, lost: 0 };
  });
}
