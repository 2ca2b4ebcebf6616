// Who may import whom (ARCHITECTURE.md, "Direction"). `npm run check` runs it.

const TEST = String.raw`\.(test|fixture)\.ts$`;
const NOUN = String.raw`^apps/server/src/(?!platform/|documents/)[^/]+/`;
// These read across nouns by design: published pages, statistics, and the nightly proof that re-adds every figure.
const READERS = "^apps/server/src/(portal|reports|proof)/";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Two files that need each other are one file, or hide a third.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "core-is-pure",
      comment: "The rules in packages/core import nothing but each other: no package, no Node, no contract, no server.",
      severity: "error",
      from: { path: "^packages/core/src/", pathNot: TEST },
      to: { pathNot: "^packages/core/src/" },
    },
    {
      name: "contract-knows-core-and-zod",
      comment: "What crosses the wire is described with Zod and the types of core, nothing else.",
      severity: "error",
      from: { path: "^packages/contract/src/", pathNot: TEST },
      to: { pathNot: "^packages/(contract|core)/src/|^node_modules/zod/" },
    },
    {
      name: "packages-do-not-know-apps",
      comment: "core ← contract ← server: never the other way, in tests neither.",
      severity: "error",
      from: { path: "^packages/" },
      to: { path: "^(apps|scripts|bench)/" },
    },
    {
      name: "core-does-not-know-contract",
      comment: "core ← contract: the rules do not know how they are put on the wire.",
      severity: "error",
      from: { path: "^packages/core/" },
      to: { path: "^packages/contract/" },
    },
    {
      name: "platform-knows-no-noun",
      comment: "The platform serves every noun and knows none; what it needs from one is handed to it in main.ts.",
      severity: "error",
      from: { path: "^apps/server/src/(platform|documents)/", pathNot: TEST },
      to: { path: "^apps/server/src/", pathNot: "^apps/server/src/(platform|documents)/" },
    },
    {
      name: "a-noun-enters-another-by-its-commands",
      comment:
        "Import the other noun's commands.ts and pass your transaction; its rows and its SQL are its own, types included.",
      severity: "error",
      from: { path: String.raw`^apps/server/src/((?!platform/|documents/)[^/]+)/`, pathNot: [READERS, TEST] },
      to: { path: NOUN, pathNot: ["^apps/server/src/$1/", "/commands\\.ts$"] },
    },
    {
      name: "readers-only-read",
      comment:
        "Portal, reports and proof may read other nouns' stores; acting goes through commands, and routes stay private.",
      severity: "error",
      from: { path: String.raw`^apps/server/src/(portal|reports|proof)/`, pathNot: TEST },
      to: {
        path: String.raw`^apps/server/src/(?!platform/|documents/)[^/]+/(routes|jobs)\.ts$`,
        pathNot: "^apps/server/src/$1/",
      },
    },
    {
      name: "store-is-the-bottom",
      comment: "routes → commands → store: a store calls nobody above it.",
      severity: "error",
      from: { path: "^apps/server/src/.+/store\\.ts$" },
      to: { path: "^apps/server/src/.+/(commands|routes|jobs)\\.ts$" },
    },
    {
      name: "commands-know-no-route",
      comment: "Routes, jobs and seeds call commands, never the other way.",
      severity: "error",
      from: { path: "^apps/server/src/.+/commands\\.ts$" },
      to: { path: "^apps/server/src/.+/(routes|jobs)\\.ts$", pathNot: "^apps/server/src/platform/" },
    },
    {
      name: "no-root-database-in-slices",
      comment:
        "Take the transaction you are given. The root handle inside a transaction hangs for ever on the embedded database.",
      severity: "error",
      from: {
        path: "^(apps|packages)/",
        pathNot: [TEST, "^apps/server/src/(main|platform/.+|clock/main|proof/main)\\.ts$|^apps/server/(test|seed)/"],
      },
      to: { path: "^apps/server/src/platform/database/connect\\.ts$" },
    },
    {
      name: "screens-of-nouns-do-not-know-each-other",
      comment:
        "A noun's screens import ui/, the API, the session and the packages; what two of them need belongs in ui/.",
      severity: "error",
      from: { path: String.raw`^apps/web/src/([^/]+)/`, pathNot: "^apps/web/src/ui/" },
      to: {
        path: String.raw`^apps/web/src/[^/]+/`,
        pathNot: [String.raw`^apps/web/src/$1/`, String.raw`^apps/web/src/(ui|session)/`],
      },
    },
    {
      name: "screens-know-the-contract-only",
      comment: "The browser has the contract and the pure rules; the server's files are not its business.",
      severity: "error",
      from: { path: "^apps/web/" },
      to: { path: "^(apps/server|scripts|bench)/" },
    },
    {
      name: "nobody-imports-tests",
      comment: "A fixture is shared by tests only, and by the benchmark, whose world is made the same way.",
      severity: "error",
      from: { pathNot: [TEST, "^apps/server/test/", "^(scripts|bench)/"] },
      to: { path: [TEST, "^apps/server/test/", "^scripts/"], pathNot: "^scripts/toolchain\\.mjs$" },
    },
    {
      name: "no-barrels-and-no-empty-words",
      comment:
        "No index.ts that re-exports, and nothing called utils, helpers, common, manager, base: name what it is.",
      severity: "error",
      from: {},
      to: { path: "/(index|utils?|helpers?|common|manager|base|misc)(\\.ts$|/)", pathNot: "node_modules" },
    },
    {
      name: "no-tools-in-the-product",
      comment: "What runs in production is a dependency, not a development dependency.",
      severity: "error",
      from: { path: "^(apps|packages)/", pathNot: [TEST, "^apps/server/test/"] },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "everything-declared",
      comment: "An import that nothing declares works only by luck.",
      severity: "error",
      from: { path: "^(apps|packages)/" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "everything-found",
      comment: "The imported file does not exist.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "/dist/|^bench/peers/" },
    // Type imports count: a noun that knows another's rows is tied to its tables.
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["node", "import", "types", "default"] },
  },
};
