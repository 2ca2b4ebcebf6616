/*
 * A model of the rush: a load in a closed circle (each connection asks again when it is answered), server processes with one
 * thread and one batch in flight each, their database sessions, and one lock for each city's line. Threads share the processors
 * of their machine; whoever waits for a disk or a lock uses none. Times are in microseconds.
 */

export interface Costs {
  /** Processor time of the server for one request before it is in the queue, and after its batch has committed. */
  readonly before: number;
  readonly after: number;
  /** Processor time of the server for a batch as such: statements, answers, the commit. */
  readonly forming: number;
  /** Processor time of the database for a batch, and for each case in it. */
  readonly batch: number;
  readonly each: number;
  /** What a batch waits for without using a processor: round trips and the disk. */
  readonly wait: number;
  /** Processor time of the load for one request; 0 when the load has machines of its own. */
  readonly load: number;
}

export interface Setting {
  readonly connections: number;
  readonly processes: number;
  /** Processors that server processes and load share, and those of the database; the same number object means one machine. */
  readonly machine: "one" | "apart";
  readonly serverProcessors: number;
  readonly databaseProcessors: number;
  readonly cities: number;
  readonly batchMax: number;
  readonly cases: number;
  readonly costs: Costs;
}

export interface Outcome {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly batchMean: number;
}

/** A thread works off its jobs in order; its speed depends on how many threads of its machine have work. */
interface Thread {
  readonly machine: Machine;
  readonly jobs: { rest: number; readonly next: () => void }[];
}

interface Machine {
  readonly processors: number;
  readonly threads: Thread[];
}

interface Request {
  readonly sentAt: number;
  readonly city: number;
}

interface Process {
  readonly thread: Thread;
  readonly session: Thread;
  readonly queue: Request[];
  busy: boolean;
}

/** The generator of Lehmer: the same run every time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Lives through the cases of a setting; the first fifth is warming up and does not count. */
export function simulate(setting: Setting): Outcome {
  const { costs } = setting;
  const front: Machine = { processors: setting.serverProcessors, threads: [] };
  const back: Machine = setting.machine === "one" ? front : { processors: setting.databaseProcessors, threads: [] };
  const machines = front === back ? [front] : [front, back];
  const threadOn = (machine: Machine): Thread => {
    const thread: Thread = { machine, jobs: [] };
    machine.threads.push(thread);
    return thread;
  };
  const load = costs.load === 0 ? null : threadOn(front);
  const processes = Array.from({ length: setting.processes }, (): Process => ({
    thread: threadOn(front),
    session: threadOn(back),
    queue: [],
    busy: false,
  }));
  const random = chance(20_180_801);
  const held = new Set<number>();
  const lockWaiters: { readonly cities: readonly number[]; readonly next: () => void }[] = [];
  const timers: { readonly at: number; readonly next: () => void }[] = [];
  const latencies: number[] = [];
  let now = 0;
  let answered = 0;
  let countedFrom = 0;
  let batches = 0;
  let batched = 0;
  const warm = setting.cases / 5;

  const work = (thread: Thread, time: number, then: () => void): void =>
    void thread.jobs.push({ rest: time, next: then });
  const later = (time: number, then: () => void): void => void timers.push({ at: now + time, next: then });

  const send = (): void => {
    const request: Request = { sentAt: now, city: Math.floor(setting.cities * random() ** 2.5) };
    const process = processes[Math.floor(random() * processes.length)];
    if (process === undefined) return;
    const arrive = (): void =>
      work(process.thread, costs.before, () => {
        process.queue.push(request);
        take(process);
      });
    if (load === null) arrive();
    else work(load, costs.load, arrive);
  };

  const take = (process: Process): void => {
    if (process.busy || process.queue.length === 0) return;
    process.busy = true;
    const batch = process.queue.splice(0, setting.batchMax);
    batches += 1;
    batched += batch.length;
    const cities = [...new Set(batch.map((request) => request.city))];
    const done = (): void => {
      unlock(cities);
      process.busy = false;
      for (const request of batch) work(process.thread, costs.after, () => answer(request));
      take(process);
    };
    const write = (): void =>
      work(process.session, costs.batch + costs.each * batch.length, () => later(costs.wait, done));
    work(process.thread, costs.forming, () => lock(cities, write));
  };

  const lock = (cities: readonly number[], then: () => void): void => {
    if (cities.some((city) => held.has(city))) lockWaiters.push({ cities, next: then });
    else {
      for (const city of cities) held.add(city);
      then();
    }
  };

  const unlock = (cities: readonly number[]): void => {
    for (const city of cities) held.delete(city);
    for (const waiter of lockWaiters.splice(0)) lock(waiter.cities, waiter.next);
  };

  const answer = (request: Request): void => {
    answered += 1;
    if (answered === Math.ceil(warm)) countedFrom = now;
    if (answered > warm) latencies.push(now - request.sentAt);
    send();
  };

  for (let connection = 0; connection < setting.connections; connection += 1) send();
  while (answered < setting.cases) {
    // The next thing that happens: a job ends at the speed of this moment, or a wait is over.
    let step = Number.POSITIVE_INFINITY;
    const running: { readonly thread: Thread; readonly speed: number }[] = [];
    for (const machine of machines) {
      const active = machine.threads.filter((thread) => thread.jobs.length > 0);
      const speed = Math.min(1, machine.processors / Math.max(1, active.length));
      for (const thread of active) {
        running.push({ thread, speed });
        step = Math.min(step, (thread.jobs[0]?.rest ?? 0) / speed);
      }
    }
    for (const timer of timers) step = Math.min(step, timer.at - now);
    if (!Number.isFinite(step)) throw new Error("the model stands still");
    now += step;
    const ends: (() => void)[] = [];
    for (const { thread, speed } of running) {
      const job = thread.jobs[0];
      if (job === undefined) continue;
      job.rest -= step * speed;
      if (job.rest <= 1e-6) {
        thread.jobs.shift();
        ends.push(job.next);
      }
    }
    for (let index = timers.length - 1; index >= 0; index -= 1) {
      const timer = timers[index];
      if (timer !== undefined && timer.at <= now + 1e-6) {
        timers.splice(index, 1);
        ends.push(timer.next);
      }
    }
    for (const end of ends) end();
  }
  latencies.sort((a, b) => a - b);
  const at = (share: number): number => (latencies[Math.floor(share * (latencies.length - 1))] ?? 0) / 1000;
  return {
    perSecond: (answered - warm) / ((now - countedFrom) / 1e6),
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    batchMean: batched / Math.max(1, batches),
  };
}
