import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { postgresUrl, startTestApp, type Caller, type TestApp } from "../../test/app.ts";
import { admitSupplier, officer, type SupplierWithProduct } from "../../test/parties.fixture.ts";
import { publishStandard, setUpProgramme, type SetUpProgramme } from "../../test/programme.fixture.ts";
import { buildServer } from "../server.ts";
import { connectServer, type Database } from "./database/connect.ts";
import { hasAlready, variantFor, type PreparedAnswer } from "./prepared.ts";

const CATALOGUE = "/api/v1/public/programmes/cloud/catalogue";
const PAGE = "/catalogue/cloud";

async function listening(app: FastifyInstance): Promise<string> {
  return await app.listen({ port: 0, host: "127.0.0.1" });
}

/** How many products the catalogue shows under the supplier's service. */
async function productsSeen(origin: string, serviceCode: string): Promise<number> {
  const answer = await fetch(origin + CATALOGUE);
  const { items } = (await answer.json()) as { items: { code: string; products: number }[] };
  return items.find((item) => item.code === serviceCode)?.products ?? -1;
}

interface Shop {
  readonly programme: SetUpProgramme;
  readonly supplier: SupplierWithProduct;
  readonly reviewer: Caller;
}

async function shopIn(app: TestApp): Promise<Shop> {
  const programme = await setUpProgramme(app);
  return {
    programme,
    supplier: await admitSupplier(app, { programmeId: programme.programmeId, serviceCode: "SAAS-01" }),
    reviewer: await officer(app, "province-reviewer"),
  };
}

async function suspend({ reviewer, supplier }: Shop, round: number): Promise<number> {
  const action = round % 2 === 0 ? "suspend" : "reinstate";
  const { status } = await reviewer.post(`/api/v1/organisations/${supplier.supplierId}/${action}`, { reason: "核查" });
  expect(status).toBe(200);
  return round % 2 === 0 ? 0 : 1;
}

describe("one server", () => {
  let app: TestApp;
  let shop: Shop;
  let origin: string;
  beforeAll(async () => {
    app = await startTestApp({ settings: { YUNQUAN_RATE_PER_MINUTE: "3000" } });
    shop = await shopIn(app);
    origin = await listening(app.app);
  });
  afterAll(async () => await app.close());

  const ask = async (url: string, headers: Record<string, string>): Promise<Response> => {
    const answer = await fetch(origin + url, { headers });
    await answer.clone().arrayBuffer();
    return answer;
  };

  /** Once the long way, which a bearer nobody knows forces, and once the short one, which a slow machine may have to ask for again. */
  const twice = async (url: string, headers: Record<string, string> = {}): Promise<Response[]> => {
    const long = await ask(url, { ...headers, authorization: "Basic eA==" });
    expect(long.headers.has("x-ratelimit-limit")).toBe(true);
    for (let tries = 0; tries < 40; tries += 1) {
      const short = await ask(url, headers);
      if (!short.headers.has("x-ratelimit-limit")) return [long, short];
    }
    throw new Error(`${url} is never answered on the short way`);
  };

  test("shows what is true as soon as a write is answered", async () => {
    for (let round = 0; round < 6; round += 1)
      expect(
        await suspend(shop, round).then(async (products) => [products, await productsSeen(origin, "SAAS-01")]),
      ).toEqual([round % 2, round % 2]);
    await publishStandard(shop.programme.provincePolicy, shop.programme.programmeId, shop.programme.planId);
    expect(await (await fetch(origin + PAGE)).text()).toContain("第 2 版");
    expect(
      ((await (await fetch(origin + CATALOGUE)).json()) as { catalogue: { number: number } }).catalogue.number,
    ).toBe(2);
  });

  test.each([CATALOGUE, PAGE])("%s has the same head and body on the short way as on the long one", async (url) => {
    const [long, short] = (await twice(url)) as [Response, Response];
    const shown = ({ headers }: Response) =>
      Object.fromEntries(
        [...headers].filter(([name]) => !["date", "x-request-id"].includes(name) && !name.startsWith("x-ratelimit")),
      );
    expect(shown(short)).toEqual(shown(long));
    expect(short.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(short.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await short.text()).toBe(await long.text());
  });

  test.each([CATALOGUE, PAGE])("%s is sent compressed to whoever takes that, from both ways", async (url) => {
    const [plain] = await twice(url);
    const text = await plain!.text();
    for (const encoding of ["br", "gzip"]) {
      for (const answer of await twice(url, { "accept-encoding": encoding })) {
        expect([answer.headers.get("content-encoding"), answer.headers.get("vary")]).toEqual([
          encoding,
          expect.stringContaining("accept-encoding"),
        ]);
        expect(await answer.text()).toBe(text);
      }
    }
  });

  test.each([CATALOGUE, PAGE])("%s is not sent again to who has it already", async (url) => {
    const [first] = await twice(url);
    const etag = first!.headers.get("etag") ?? "";
    for (const answer of await twice(url, { "if-none-match": etag }))
      expect([answer.status, await answer.text(), answer.headers.get("etag")]).toEqual([304, "", etag]);
    for (const answer of await twice(url, { "if-none-match": '"another"' })) expect(answer.status).toBe(200);
    await suspend(shop, 0);
    for (const answer of await twice(url, { "if-none-match": etag })) expect(answer.status).toBe(200);
    await suspend(shop, 1);
    for (const answer of await twice(url, { "if-none-match": etag })) expect(answer.status).toBe(304);
  });

  test("a page is in the reader's language and bears the name of who is signed in", async () => {
    await twice(PAGE);
    for (const answer of await twice(PAGE, { cookie: "lang=en" }))
      expect(await answer.text()).toContain('<html lang="en">');
    for (const answer of await twice(PAGE)) expect(await answer.text()).toContain('<html lang="zh-CN">');
    const signedIn = await fetch(origin + PAGE, { headers: { cookie: `yunquan=${shop.reviewer.token}` } });
    expect([await signedIn.text(), signedIn.headers.get("cache-control")]).toEqual([
      expect.stringContaining(shop.reviewer.actor.name),
      "no-store",
    ]);
    for (const answer of await twice(PAGE)) expect(await answer.text()).not.toContain(shop.reviewer.actor.name);
  });

  test("only a plain reading takes the short way", async () => {
    await twice(CATALOGUE);
    expect((await fetch(origin + CATALOGUE, { method: "HEAD" })).headers.get("content-length")).not.toBeNull();
    expect((await fetch(origin + CATALOGUE, { method: "POST" })).status).toBe(404);
    const filtered = (await (await fetch(`${origin}${CATALOGUE}?text=SAAS-01`)).json()) as { items: unknown[] };
    expect(filtered.items).toHaveLength(1);
    expect((await fetch(`${origin}${CATALOGUE}?nonsense=1`)).status).toBe(400);
  });

  test("counts against the same allowance as everything else", async () => {
    let refused = 0;
    for (let number = 0; number < 3_010; number += 1)
      if ((await fetch(origin + CATALOGUE)).status === 429) refused += 1;
    expect(refused).toBeGreaterThan(0);
    expect((await fetch(`${origin}/api/v1/public/programmes`)).status).toBe(429);
  });
});

describe.skipIf(postgresUrl === undefined)("two servers on one database", () => {
  let a: TestApp;
  let b: { readonly app: FastifyInstance; readonly database: Database };
  let shop: Shop;
  beforeAll(async () => {
    a = await startTestApp({ on: "postgres" });
    shop = await shopIn(a);
    const [{ name } = { name: "" }] = await a.platform.database.exclusive(
      async (session) => (await session.rows("select current_database() as name")) as { name: string }[],
    );
    const url = new URL(postgresUrl!);
    url.pathname = `/${name}`;
    const database = connectServer(url.href, 4);
    b = { database, app: await buildServer({ ...a.platform, database }) };
  });
  afterAll(async () => {
    await b.app.close();
    await b.database.close();
    await a.close();
  });

  test("nobody reads the old catalogue on one once the other has answered the write", async () => {
    const origin = await listening(b.app);
    const done = new AbortController();
    // Readers keep what the other server knows fresh all the time, which is when it would show what it remembers.
    const readers = Array.from({ length: 4 }, async () => {
      while (!done.signal.aborted) await productsSeen(origin, "SAAS-01");
    });
    try {
      for (let round = 0; round < 12; round += 1) {
        const products = await suspend(shop, round);
        for (let again = 0; again < 3; again += 1) expect(await productsSeen(origin, "SAAS-01")).toBe(products);
      }
    } finally {
      done.abort();
      await Promise.all(readers);
    }
  });

  test("a change by hand in the database is seen after a moment, without a restart", async () => {
    const origin = await listening(b.app).catch(
      () => `http://127.0.0.1:${(b.app.server.address() as { port: number }).port}`,
    );
    expect(await productsSeen(origin, "SAAS-01")).toBe(1);
    await a.platform.database.exclusive(
      async (session) => await session.script(`update product set status = 'withdrawn' where service_code = 'SAAS-01'`),
    );
    await expect.poll(async () => await productsSeen(origin, "SAAS-01")).toBe(0);
  });
});

describe("the form that is sent", () => {
  const variant = (encoding: "br" | "gzip" | undefined) => ({
    body: Buffer.alloc(0),
    etag: `"x-${encoding}"`,
    encoding,
  });
  const answer: PreparedAnswer = {
    revision: 1,
    contentType: "application/json",
    variants: [variant(undefined), variant("br"), variant("gzip")],
  };

  test.each([
    [undefined, undefined],
    ["", undefined],
    ["identity", undefined],
    ["gzip, deflate", "gzip"],
    ["gzip, deflate, br, zstd", "br"],
    ["br;q=0, gzip;q=0.5", "gzip"],
    ["br; q=0.000, gzip; q=0", undefined],
    ["GZIP", "gzip"],
  ])("Accept-Encoding %s: %s", (accept, encoding) => expect(variantFor(answer, accept).encoding).toBe(encoding));

  test("a tag is compared as a whole, in a list, and weakly", () => {
    const sent = variant("br");
    for (const tags of ['"x-br"', 'W/"x-br"', '"a", "x-br"', "*"]) expect(hasAlready(sent, tags)).toBe(true);
    for (const tags of [undefined, "", '"x"', '"x-gzip"', "x-br"]) expect(hasAlready(sent, tags)).toBe(false);
  });
});
