import { describe, expect, test } from "vitest";
import { readConfig, WrongSetting } from "./config.ts";

const wrong = (environment: Record<string, string>): string => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof WrongSetting) return error.message;
    throw error;
  }
  return "";
};

describe("settings", () => {
  test("need nothing on a fresh machine: demo mode on the embedded database", () => {
    expect(readConfig({})).toMatchObject({
      port: 8080,
      host: "127.0.0.1",
      demo: true,
      production: false,
      databaseUrl: undefined,
    });
  });

  test.each([
    ["PORT", "80x"],
    ["PORT", "70000"],
    ["DATABASE_URL", "mysql://x"],
    ["PUBLIC_URL", "ftp://x"],
    ["YUNQUAN_MODE", "maybe"],
    ["YUNQUAN_TICK_MS", "-1"],
    ["YUNQUAN_FIRST_ADMIN", "admin:short"],
  ])("a wrong %s names itself (%s)", (name, value) => {
    expect(wrong({ [name]: value })).toContain(`${name}:`);
  });

  test("an unknown YUNQUAN_ name stops the start instead of being passed over", () => {
    expect(wrong({ YUNQUAN_PROT: "1" })).toContain("YUNQUAN_PROT");
  });

  test("production refuses the embedded database without its explicit flag, and demo mode always", () => {
    expect(wrong({ NODE_ENV: "production" })).toContain("DATABASE_URL");
    expect(wrong({ NODE_ENV: "production", YUNQUAN_EMBEDDED_IN_PRODUCTION: "true", YUNQUAN_MODE: "demo" })).toContain(
      "YUNQUAN_MODE",
    );
    expect(readConfig({ NODE_ENV: "production", DATABASE_URL: "postgres://db/yunquan" })).toMatchObject({
      demo: false,
      production: true,
    });
  });

  test("a password of the first administrator may contain colons", () => {
    expect(readConfig({ YUNQUAN_FIRST_ADMIN: "root:a:long:enough:password" }).firstAdmin).toEqual({
      loginName: "root",
      password: "a:long:enough:password",
    });
  });
});
