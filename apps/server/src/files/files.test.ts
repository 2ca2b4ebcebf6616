import { createHash } from "node:crypto";
import { readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type Caller, type TestApp } from "../../test/app.ts";
import { instant } from "@yunquan/core/time.ts";
import { renderPdf } from "../documents/pdf.ts";
import { newId } from "../platform/work.ts";
import { sweepFiles } from "./sweep.ts";

let app: TestApp;
let owner: Caller;
let pdf: Buffer;

beforeAll(async () => {
  app = await startTestApp();
  const info = { title: "合同", subject: "合同", createdAt: instant("2026-03-02T01:00:00.000Z"), footer: "合同" };
  pdf = Buffer.from(await renderPdf(info, (sheet) => sheet.doc.text("contract")));
  owner = await app.signIn({ role: "enterprise-preparer", organisation: { kind: "enterprise", name: "甲厂" } });
});
afterAll(async () => await app.close());

const pathOf = (id: string): string => join(app.platform.config.dataDir, "files", id.slice(-2), id);

describe("files", () => {
  test("come back byte for byte with their hash", async () => {
    const stored = await owner.upload("contract", "合同 一.pdf", pdf);
    expect(stored.status).toBe(201);
    expect(stored.body.sha256).toBe(createHash("sha256").update(pdf).digest("hex"));
    const back = await owner.download(`/api/v1/files/${stored.body.id}/content`);
    expect(Buffer.compare(back.bytes, pdf)).toBe(0);
    expect(back.headers["content-digest"]).toContain("sha-256=:");
    expect(decodeURIComponent(String(back.headers["content-disposition"]))).toContain("合同 一.pdf");
  });

  test("that are not what they say are refused, in both languages", async () => {
    const refused = await owner.upload("contract", "合同.pdf", Buffer.from("<html><script>alert(1)</script></html>"));
    expect(refused.status).toBe(422);
    expect(refused.body.code).toBe("file-refused");
    expect(refused.body.faults[0].zh).toMatch(/[\u4e00-\u9fff]/);
  });

  test("of another organisation are not found", async () => {
    const stored = await owner.upload("contract", "合同.pdf", pdf);
    const stranger = await app.signIn({
      role: "enterprise-preparer",
      organisation: { kind: "enterprise", name: "乙厂" },
    });
    expect((await stranger.get(`/api/v1/files/${stored.body.id}`)).status).toBe(404);
    expect((await stranger.download(`/api/v1/files/${stored.body.id}/content`)).status).toBe(404);
  });

  test("with one flipped bit are refused, never served", async () => {
    const stored = await owner.upload("contract", "合同.pdf", pdf);
    const bytes = readFileSync(pathOf(stored.body.id));
    bytes[10] = (bytes[10] ?? 0) ^ 1;
    writeFileSync(pathOf(stored.body.id), bytes);
    const answer = await owner.download(`/api/v1/files/${stored.body.id}/content`);
    expect(answer.status).toBe(409);
    expect(JSON.parse(answer.bytes.toString()).code).toBe("file-damaged");
  });

  test("uploaded twice under one key are one file", async () => {
    const upload = async (body: Buffer) =>
      await app.app.inject({
        method: "POST",
        url: "/api/v1/files?purpose=contract&name=a.pdf",
        headers: {
          authorization: `Bearer ${owner.token}`,
          "content-type": "application/octet-stream",
          "idempotency-key": "upload-key-1",
        },
        payload: body,
      });
    const first = await upload(pdf);
    const again = await upload(pdf);
    expect(again.json()).toEqual(first.json());
    const other = await upload(Buffer.concat([pdf, Buffer.from("\n")]));
    expect(other.json().code).toBe("idempotency-key-reused");
  });

  test("a hash given by the sender that does not fit refuses the upload", async () => {
    const answer = await app.app.inject({
      method: "POST",
      url: `/api/v1/files?purpose=contract&name=a.pdf&sha256=${"0".repeat(64)}`,
      headers: {
        authorization: `Bearer ${owner.token}`,
        "content-type": "application/octet-stream",
        "idempotency-key": newId(),
      },
      payload: pdf,
    });
    expect(answer.json().code).toBe("file-refused");
  });

  test("bytes that no row names are swept after a day, all others stay", async () => {
    const stored = await owner.upload("contract", "合同.pdf", pdf);
    const orphan = newId();
    await app.platform.files.put(orphan, pdf);
    const old = new Date(Date.now() - 2 * 86_400_000);
    utimesSync(pathOf(orphan), old, old);
    utimesSync(pathOf(stored.body.id), old, old);
    await sweepFiles(app.platform, Date.now());
    const names = readdirSync(join(app.platform.config.dataDir, "files"), { recursive: true }).map(String);
    expect(names.some((name) => name.includes(orphan))).toBe(false);
    expect(names.some((name) => name.includes(stored.body.id))).toBe(true);
  });
});
