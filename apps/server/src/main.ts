import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import closeWithGrace from "close-with-grace";
import pino from "pino";
import { seedIfEmpty } from "../seed/seed.ts";
import { banner } from "./banner.ts";
import { sweepFiles } from "./files/sweep.ts";
import { allJobs } from "./jobs.ts";
import { startMail } from "./messages/mail.ts";
import { actorOfToken } from "./people/commands.ts";
import { sessionToken } from "./platform/session-token.ts";
import { readConfig, WrongSetting } from "./platform/config.ts";
import { DirectoryInUse } from "./platform/database/directory-lock.ts";
import { FlushNotSeen } from "./platform/database/embedded.ts";
import { migrate } from "./platform/database/migrate.ts";
import { openDatabase } from "./platform/database/open.ts";
import { localFileStore } from "./platform/file-store.ts";
import { startTicker } from "./platform/jobs.ts";
import type { Platform } from "./platform/platform.ts";
import { writeAllPostponed } from "./platform/postponed.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { buildServer } from "./server.ts";

/** Opens everything in its order: settings, database, migrations, first data, server, tick. Nothing listens before all is ready. */
async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = pino({ level: config.logLevel });
  const filesFolder = join(config.dataDir, "files");
  await mkdir(filesFolder, { recursive: true });
  const { database, embedded } = await openDatabase(config, log);
  const migrations = await migrate(database);
  const files = localFileStore(filesFolder);
  const ticker = startTicker({ database, files }, allJobs, config.tickMs, (job, id, error) => {
    if (error instanceof Refusal) log.warn({ job, id, code: error.code }, "a job was refused and is tried again");
    else log.error({ job, id, err: error }, "a job failed and is tried again");
  });
  const platform: Platform = {
    config,
    database,
    files,
    ticker,
    backup: embedded === undefined ? undefined : async () => await embedded.dump(),
    actorOf: async (request) => await actorOfToken(database.db, sessionToken(request)),
  };
  await tellInstallation(platform);
  const seeded = await seedIfEmpty(platform, () =>
    console.log("首次启动：正在写入演示数据，约需半分钟…… · first start: writing the demo data, about half a minute …"),
  );
  const app = await buildServer(platform);

  // Once a day: bytes that nothing names go; the embedded database is swept, for it runs no housekeeping of its own.
  const housekeeping = setInterval(() => {
    const sweep = async (): Promise<void> => {
      await sweepFiles(platform, Date.now());
      if (embedded !== undefined) await database.exclusive(async (session) => await session.script("vacuum (analyze)"));
    };
    sweep().catch((error: unknown) => log.error({ err: error }, "the daily housekeeping failed"));
  }, 24 * 3_600_000);
  housekeeping.unref();

  const stopMail = startMail(platform, log);

  closeWithGrace({ delay: 10_000, logger: false }, async ({ err }) => {
    if (err !== undefined) log.fatal({ err }, "stopping after an error");
    stopMail();
    await app.close();
    await ticker.stop();
    await writeAllPostponed(platform).catch((error: unknown) =>
      log.error({ err: error }, "what is postponed is left to the next start"),
    );
    await database.close();
  });

  const address = await app.listen({ port: config.port, host: config.host });
  console.log(await banner(platform, address, { migrations, seeded }));
}

/** Settings that commands and jobs need: certificates carry the address at which anybody can verify them; events are kept so many days. */
async function tellInstallation(platform: Platform): Promise<void> {
  const { config } = platform;
  const address = config.publicUrl ?? `http://${config.host === "0.0.0.0" ? "localhost" : config.host}:${config.port}`;
  const told = { "public-url": address, "usage-event-days": String(config.usageEventDays) };
  for (const [key, value] of Object.entries(told))
    await platform.database.db
      .insertInto("installation")
      .values({ key, value })
      .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
      .execute();
}

try {
  await start();
} catch (error) {
  if (error instanceof WrongSetting || error instanceof DirectoryInUse || error instanceof FlushNotSeen) {
    console.error(`\n未能启动 · not started\n${error.message}\n`);
  } else if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
    console.error(
      "\n未能启动 · not started\n端口已被占用，请用 PORT 另设一个。\nThe port is in use; set another with PORT.\n",
    );
  } else {
    console.error("\n未能启动 · not started\n", error);
  }
  process.exit(1);
}
