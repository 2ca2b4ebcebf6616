import { mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { FileStore } from "@tus/file-store";
import { EVENTS, Server } from "@tus/server";
import type { FastifyInstance } from "fastify";
import type { Platform } from "../platform/platform.ts";
import { payloadTooLarge } from "../platform/problem.ts";
import { noteRefusal } from "../platform/refused-attempts.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const PLACE = "/api/v1/uploads";

/**
 * Uploads that go on where a broken connection left them (the tus protocol). The parts are gathered in a folder of their
 * own; once the last has come, the whole goes through the ordinary `POST /api/v1/files`, as the same person and under the
 * upload's name as its key, and that operation's answer is the answer of the last part. What is not finished within a day is removed.
 */
export async function mountResumableUploads(app: FastifyInstance, platform: Platform): Promise<void> {
  let opened: Server | undefined;
  // The folder is made when the first part comes: most servers of a test never see one.
  const uploads = (): Server => (opened ??= openUploads(app, platform));
  await app.register(async (scope) => {
    // The body is left where it is: the protocol's server reads it as it comes.
    scope.addContentTypeParser("application/offset+octet-stream", (_request, _payload, done) => done(null));
    for (const url of [PLACE, `${PLACE}/*`])
      scope.all(url, async (request, reply) => {
        const actor = await platform.actorOf(request);
        // The protocol's server would refuse it in words of its own, which no page can show.
        if (Number(request.headers["upload-length"]) > platform.config.uploadMaxBytes) {
          const refusal = payloadTooLarge(platform.config.uploadMaxBytes);
          await noteRefusal(platform, actor, "files.upload", request, refusal);
          throw refusal;
        }
        reply.hijack();
        for (const [name, value] of Object.entries(reply.getHeaders()))
          if (value !== undefined) reply.raw.setHeader(name, value);
        await uploads().handle(request.raw, reply.raw);
      });
    const sweep = setInterval(() => void opened?.cleanUpExpiredUploads().catch(() => undefined), HOUR_MS);
    sweep.unref();
    scope.addHook("onClose", async () => {
      clearInterval(sweep);
      await Promise.resolve();
    });
    await Promise.resolve();
  });
}

function openUploads(app: FastifyInstance, platform: Platform): Server {
  const directory = join(platform.config.dataDir, "uploads");
  mkdirSync(directory, { recursive: true });
  const uploads = new Server({
    path: PLACE,
    relativeLocation: true,
    allowedOrigins: [],
    maxSize: platform.config.uploadMaxBytes,
    datastore: new FileStore({ directory, expirationPeriodInMilliseconds: DAY_MS }),
    onUploadFinish: async (request, upload) => {
      const bytes = await readFile(join(directory, upload.id));
      const asked = new URLSearchParams({
        name: upload.metadata?.["name"] ?? "",
        purpose: upload.metadata?.["purpose"] ?? "",
      });
      const answer = await app.inject({
        method: "POST",
        url: `/api/v1/files?${asked.toString()}`,
        headers: {
          cookie: request.headers.get("cookie") ?? "",
          authorization: request.headers.get("authorization") ?? "",
          "content-type": "application/octet-stream",
          "idempotency-key": upload.id,
        },
        payload: bytes,
      });
      return {
        status_code: answer.statusCode,
        headers: { "content-type": String(answer.headers["content-type"]) },
        body: answer.body,
      };
    },
  });
  // Taken or refused, the parts have served. Whose answer got lost does not find them any more and sends the file anew.
  uploads.on(EVENTS.POST_FINISH, (_request, _answer, upload) => {
    void uploads.datastore.remove(upload.id).catch(() => undefined);
  });
  return uploads;
}
