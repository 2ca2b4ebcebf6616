import { expect, test } from "vitest";
import { localPath } from "./local-path.ts";

test.each(["/", "/me", "/w/applications/new", "/w/claims?status=open&city=440600", "/notices#left"])(
  "%s is an address of this site",
  (path) => expect(localPath(path)).toBe(path),
);

test.each([
  undefined,
  "",
  "w/x",
  "//evil.example",
  "/\\evil.example",
  "/\\/evil.example",
  "https://evil.example/",
  "javascript:alert(1)",
  "/a/..//evil.example",
  "/a/../\\evil.example",
  "/ /evil",
  "/\t/evil.example",
  "/\n//evil",
  "/api/v1/session",
  "/sign-in?to=/me",
  `/${"a".repeat(500)}`,
])("%s is none", (path) => expect(localPath(path)).toBeUndefined());
