import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { instant } from "@yunquan/core/time.ts";
import { startTestApp, type Caller, type TestApp } from "../../test/app.ts";
import { renderPdf } from "../documents/pdf.ts";

let app: TestApp;
let owner: Caller;
let origin: string;
let pdf: Buffer;

beforeAll(async () => {
  app = await startTestApp();
  origin = await app.app.listen({ host: "127.0.0.1", port: 0 });
  owner = await app.signIn({ role: "enterprise-preparer", organisation: { kind: "enterprise", name: "甲厂" } });
  const info = { title: "合同", subject: "合同", createdAt: instant("2026-03-02T01:00:00.000Z"), footer: "合同" };
  pdf = Buffer.from(await renderPdf(info, (sheet) => sheet.doc.text("contract")));
});
afterAll(async () => await app.close());

const text = (value: string): string => Buffer.from(value).toString("base64");

async function call(method: string, url: string, headers: Record<string, string> = {}, body?: Uint8Array) {
  return await fetch(new URL(url, origin), {
    method,
    headers: { "tus-resumable": "1.0.0", cookie: `yunquan=${owner.token}`, ...headers },
    ...(body === undefined ? {} : { body: Buffer.from(body) }),
  });
}

async function begin(size: number, name = "合同 一.pdf", purpose = "contract"): Promise<string> {
  const created = await call("POST", "/api/v1/uploads", {
    "upload-length": String(size),
    "upload-metadata": `name ${text(name)},purpose ${text(purpose)}`,
  });
  expect(created.status).toBe(201);
  return created.headers.get("location") ?? "";
}

const send = async (place: string, from: number, part: Uint8Array): Promise<Response> =>
  await call(
    "PATCH",
    place,
    { "upload-offset": String(from), "content-type": "application/offset+octet-stream" },
    part,
  );

describe("an upload in parts", () => {
  test("goes on where it was broken off, and is taken like any other file", async () => {
    const place = await begin(pdf.length);
    const half = Math.floor(pdf.length / 2);
    expect((await send(place, 0, pdf.subarray(0, half))).status).toBe(204);
    const seen = await call("HEAD", place);
    expect(seen.headers.get("upload-offset")).toBe(String(half));
    const last = await send(place, half, pdf.subarray(half));
    expect(last.status).toBe(201);
    const stored = (await last.json()) as { id: string; name: string };
    expect(stored.name).toBe("合同 一.pdf");
    const back = await owner.download(`/api/v1/files/${stored.id}/content`);
    expect(Buffer.compare(back.bytes, pdf)).toBe(0);
  });

  test("that is not what it says is refused at its end with the reason, and nothing of it stays", async () => {
    const page = Buffer.from("<html><script>alert(1)</script></html>");
    const last = await send(await begin(page.length), 0, page);
    expect(last.status).toBe(422);
    expect(last.headers.get("content-type")).toContain("application/problem+json");
    expect(((await last.json()) as { code: string }).code).toBe("file-refused");
    await expect
      .poll(() => readdirSync(join(app.platform.config.dataDir, "uploads")).filter((name) => !name.endsWith(".json")))
      .toEqual([]);
  });

  test("needs a session, and may not be larger than a file may be", async () => {
    const headers = { "upload-length": "10", "upload-metadata": `name ${text("a.pdf")},purpose ${text("contract")}` };
    expect((await call("POST", "/api/v1/uploads", { ...headers, cookie: "" })).status).toBe(401);
    const large = { ...headers, "upload-length": String(app.platform.config.uploadMaxBytes + 1) };
    const refused = await call("POST", "/api/v1/uploads", large);
    expect(refused.status).toBe(413);
    expect(refused.headers.get("content-type")).toContain("application/problem+json");
    const problem = (await refused.json()) as { code: string; detailZh: string; requestId: string };
    expect(problem.code).toBe("payload-too-large");
    expect(problem.detailZh).toContain("20 MB");
    const noted = await app.platform.database.db
      .selectFrom("refusedAttempt")
      .select(["operation", "code"])
      .where("requestId", "=", problem.requestId)
      .execute();
    expect(noted).toEqual([{ operation: "files.upload", code: "payload-too-large" }]);
  });

  test("says beforehand how large a file may be", async () => {
    const told = await call("OPTIONS", "/api/v1/uploads");
    expect(Number(told.headers.get("tus-max-size"))).toBe(app.platform.config.uploadMaxBytes);
  });
});
