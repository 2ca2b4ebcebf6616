import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allRoles, roles, type Role } from "@yunquan/core/roles.ts";
import type { OrganisationKind } from "../src/platform/actor.ts";
import { newId } from "../src/platform/work.ts";
import { allRoutes } from "../src/routes.ts";
import { startTestApp, type Caller, type TestApp } from "./app.ts";

/**
 * The reviewed table: who may call what, written down by hand apart from the code. A new operation or a changed right
 * fails here until somebody has looked at it.
 */
const reviewed = JSON.parse(readFileSync(new URL("role-matrix.reviewed.json", import.meta.url), "utf8")) as Record<
  string,
  readonly string[] | "public"
>;

const kindOf: Readonly<Record<string, OrganisationKind>> = {
  enterprise: "enterprise",
  supplier: "supplier",
  city: "city-bureau",
  "city-finance": "city-finance",
  province: "province",
  expert: "expert-panel",
  operator: "operator",
  administration: "administration",
};

let app: TestApp;
const callers = new Map<Role, Caller>();

beforeAll(async () => {
  app = await startTestApp();
  for (const role of allRoles) {
    const kind = kindOf[roles[role].side] ?? "operator";
    callers.set(
      role,
      await app.signIn({ role, organisation: { kind, ...(kind.startsWith("city") ? { cityCode: "440600" } : {}) } }),
    );
  }
}, 60_000);
afterAll(async () => await app.close());

const named = (route: (typeof allRoutes)[number]): string => `${route.spec.method} ${route.spec.url}`;

describe("the role matrix", () => {
  test("is the reviewed one, operation by operation", () => {
    const actual = Object.fromEntries(
      allRoutes.map((route) => [named(route), route.who === "public" ? "public" : [...route.who].toSorted()]),
    );
    expect(actual).toEqual(reviewed);
  });

  test("no two operations share a method and an address", () => {
    const names = allRoutes.map(named);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test.each(allRoutes.filter((route) => route.who !== "public").map((route) => [named(route), route] as const))(
    "%s answers its roles and refuses all others",
    async (_name, route) => {
      const url = route.spec.url.replaceAll(/:(\w+)/g, () => newId());
      for (const role of allRoles) {
        const caller = callers.get(role);
        if (caller === undefined) throw new Error(`no caller for ${role}`);
        const upload = route.kind === "upload";
        const answer = await app.app.inject({
          method: route.spec.method,
          url,
          headers: {
            authorization: `Bearer ${caller.token}`,
            ...(route.spec.method === "GET"
              ? {}
              : {
                  "idempotency-key": newId(),
                  "content-type": upload ? "application/octet-stream" : "application/json",
                }),
          },
          ...(route.spec.method === "GET" ? {} : { payload: upload ? Buffer.from("x") : "{}" }),
        });
        const allowed = route.who !== "public" && route.who.includes(role);
        const code: unknown =
          answer.headers["content-type"]?.includes("json") === true ? answer.json().code : undefined;
        expect({ role, refused: code === "not-permitted" }).toEqual({ role, refused: !allowed });
        expect(answer.statusCode).toBeLessThan(500);
      }
    },
  );

  test.each(allRoutes.filter((route) => route.who !== "public").map((route) => [named(route), route] as const))(
    "%s answers nobody who is not signed in",
    async (_name, route) => {
      const answer = await app.app.inject({
        method: route.spec.method,
        url: route.spec.url.replaceAll(/:(\w+)/g, () => newId()),
        ...(route.spec.method === "GET" ? {} : { payload: {} }),
      });
      expect(answer.json().code).toBe("not-signed-in");
    },
  );
});
