import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../../test/app.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => await app.close());

describe("the page of the workspaces", () => {
  test("is the same for every address below /w, is never kept, and each answer has a nonce of its own", async () => {
    const nonces = new Set<string>();
    for (const url of ["/w/", "/w/applications/new", "/w/no/such/page"]) {
      const answer = await app.app.inject({ method: "GET", url });
      expect(answer.statusCode).toBe(200);
      expect(answer.headers["cache-control"]).toBe("no-store");
      const nonce = /nonce="([^"]+)"/.exec(answer.body)?.[1] ?? "";
      expect(nonce).toHaveLength(24);
      expect(answer.headers["content-security-policy"]).toContain(`'nonce-${nonce}'`);
      expect(answer.headers["content-security-policy"]).not.toContain("unsafe-inline");
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  test("names files that are there, may be kept for ever, and come small", async () => {
    const page = await app.app.inject({ method: "GET", url: "/w/" });
    const files = [...page.body.matchAll(/(?:src|href)="(\/w\/assets\/[^"]+)"/g)].map(([, file]) => file ?? "");
    expect(files.length).toBeGreaterThan(0);
    for (const url of files) {
      const answer = await app.app.inject({ method: "GET", url, headers: { "accept-encoding": "br" } });
      expect(answer.statusCode).toBe(200);
      expect(answer.headers["cache-control"]).toContain("immutable");
      expect(answer.headers["content-encoding"]).toBe("br");
    }
    expect((await app.app.inject({ method: "GET", url: "/w/assets/none.js" })).statusCode).toBe(404);
  });
});
