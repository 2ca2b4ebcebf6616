// The load: raw keep-alive connections, one request in flight on each. Told what to do by one line on its input, it opens
// the connections, says "ready", begins on "go", and prints one line of JSON at the end.
import { connect, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { bucketOf, type LoadPlan, type LoadResult, type Tick } from "./plan.ts";
import { requestsOf, type NextRequest } from "./requests.ts";

interface Counters {
  readonly ticks: Map<number, { answered: number; refused: number; buckets: Map<number, number> }>;
  answered: number;
  refused: number;
  cut: number;
  used: number;
  slowestMs: number;
  firstRefusal: string | null;
  readonly statuses: Record<string, number>;
}

const HEADER_END = Buffer.from("\r\n\r\n");
const CHUNKS_END = Buffer.from("0\r\n\r\n");

const lines = createInterface({ input: process.stdin });
const input = lines[Symbol.asyncIterator]();
const plan = JSON.parse((await input.next()).value ?? "") as LoadPlan;
const next = await requestsOf(plan.requests, plan.port);
const sockets = await openAll(plan);
process.stdout.write("ready\n");
await input.next();
const result = await run(plan, sockets, next);
process.stdout.write(`${JSON.stringify(result)}\n`);
lines.close();
process.exitCode = 0;

/** A few hundred at a time: the system's own waiting line for new connections is not what is measured. */
async function openAll({ connections, port }: LoadPlan): Promise<Socket[]> {
  const opened: Socket[] = [];
  while (opened.length < connections) {
    const some = Array.from({ length: Math.min(200, connections - opened.length) }, () => openOne(port));
    opened.push(...(await Promise.all(some)));
  }
  return opened;
}

async function openOne(port: number): Promise<Socket> {
  return await new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    socket.setNoDelay(true);
    socket.once("connect", () => resolve(socket));
    socket.once("error", reject);
  });
}

async function run(given: LoadPlan, all: readonly Socket[], take: NextRequest): Promise<LoadResult> {
  const counters: Counters = {
    ticks: new Map(),
    answered: 0,
    refused: 0,
    cut: 0,
    used: 0,
    slowestMs: 0,
    firstRefusal: null,
    statuses: {},
  };
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  const measureFrom = startedAt + given.warmSeconds * 1000;
  const end = given.seconds === "all" ? Number.POSITIVE_INFINITY : measureFrom + given.seconds * 1000;
  await Promise.all(all.map(async (socket) => await talk(socket, take, { measureFrom, end }, counters)));
  const spent = process.cpuUsage(cpu);
  const ticks = [...counters.ticks]
    .toSorted(([a], [b]) => a - b)
    .map(([second, tick]): Tick => ({
      second,
      answered: tick.answered,
      refused: tick.refused,
      buckets: [...tick.buckets],
    }));
  return {
    ticks,
    answered: counters.answered,
    refused: counters.refused,
    cut: counters.cut,
    statuses: counters.statuses,
    firstRefusal: counters.firstRefusal,
    seconds: (performance.now() - startedAt) / 1000,
    slowestMs: counters.slowestMs,
    ownMicroseconds: (spent.user + spent.system) / Math.max(1, counters.used),
    used: counters.used,
  };
}

async function talk(
  socket: Socket,
  take: NextRequest,
  times: { measureFrom: number; end: number },
  counters: Counters,
): Promise<void> {
  await new Promise<void>((resolve) => {
    let sentAt = 0;
    let waiting = false;
    let received: Buffer = Buffer.alloc(0);
    const send = (): void => {
      const request = performance.now() >= times.end ? undefined : take();
      if (request === undefined) {
        socket.end();
        resolve();
        return;
      }
      counters.used += 1;
      waiting = true;
      sentAt = performance.now();
      socket.write(request);
    };
    socket.on("data", (bytes) => {
      received = received.length === 0 ? bytes : Buffer.concat([received, bytes]);
      const length = answerLength(received);
      if (length === undefined || received.length < length) return;
      note(counters, received.subarray(0, length), performance.now() - sentAt, times.measureFrom);
      received = received.subarray(length);
      waiting = false;
      send();
    });
    // A connection that ends with a question open leaves it unanswered: whether it was done, only the database knows.
    const broken = (): void => {
      if (waiting) counters.cut += 1;
      waiting = false;
      resolve();
    };
    socket.on("error", broken);
    socket.on("close", broken);
    send();
  });
}

/** How long the answer is that begins here; undefined while its head is not whole. */
function answerLength(received: Buffer): number | undefined {
  const head = received.indexOf(HEADER_END);
  if (head < 0) return undefined;
  const text = received.toString("latin1", 0, head).toLowerCase();
  const at = text.indexOf("\r\ncontent-length:");
  if (at >= 0) return head + 4 + Number.parseInt(text.slice(at + 17), 10);
  if (!text.includes("\r\ntransfer-encoding: chunked")) return head + 4;
  const end = received.indexOf(CHUNKS_END, head + 4);
  return end < 0 ? undefined : end + CHUNKS_END.length;
}

function note(counters: Counters, answer: Buffer, milliseconds: number, measureFrom: number): void {
  const status = answer.toString("latin1", 9, 12);
  // GraphQL says 200 and puts its errors into the body.
  const taken = status.startsWith("2") && (plan.requests.kind !== "trial" || !answer.includes('"errors"'));
  if (taken) counters.answered += 1;
  else {
    counters.refused += 1;
    counters.statuses[status] = (counters.statuses[status] ?? 0) + 1;
    counters.firstRefusal ??= answer.toString("utf8").slice(-600);
  }
  if (performance.now() < measureFrom) return;
  counters.slowestMs = Math.max(counters.slowestMs, milliseconds);
  const second = Math.floor(Date.now() / 1000);
  let tick = counters.ticks.get(second);
  if (tick === undefined) {
    tick = { answered: 0, refused: 0, buckets: new Map() };
    counters.ticks.set(second, tick);
  }
  if (taken) tick.answered += 1;
  else tick.refused += 1;
  const bucket = bucketOf(milliseconds);
  tick.buckets.set(bucket, (tick.buckets.get(bucket) ?? 0) + 1);
}
