import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", "apps/server/{src,seed,test}/**/*.test.ts", "scripts/**/*.test.ts"],
    // Each file gets a process of its own: an embedded database that a test leaves open must not outlive it.
    pool: "forks",
    // By default a core is left idle, which on two cores doubles the time.
    maxWorkers: "100%",
    // An embedded database starts in seconds on an idle machine and much later on a busy one.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
    // A test file without a test, and a filter that finds nothing, are faults.
    passWithNoTests: false,
    allowOnly: process.env["CI"] !== "true",
  },
});
