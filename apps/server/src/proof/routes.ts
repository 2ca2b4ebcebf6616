import type { z } from "@yunquan/contract/z.ts";
import { proofRun, proofRuns } from "@yunquan/contract/proof.ts";
import { idParams } from "@yunquan/contract/wire.ts";
import { command, query, type Route } from "../platform/route.ts";
import { findRun, latestRuns, runProof, type ProofRun } from "./commands.ts";

const present = (run: ProofRun): z.output<typeof proofRun> => ({
  ...run,
  checks: run.checks.map((check) => ({
    ...check,
    figures: { ...check.figures },
    examples: check.examples.map((one) => ({ ...one })),
  })),
});

export const proofRoutes: readonly Route[] = [
  command(
    "proof.run",
    {
      method: "POST",
      url: "/api/v1/proof/runs",
      summary: { zh: "立即验算", en: "Run the proof now" },
      answer: proofRun,
      status: 201,
    },
    async (work) => present(await runProof(work)),
  ),
  query(
    "proof.read",
    {
      method: "GET",
      url: "/api/v1/proof/runs",
      summary: { zh: "历次验算", en: "The latest runs of the proof" },
      answer: proofRuns,
    },
    async (work) => ({ items: await latestRuns(work) }),
  ),
  query(
    "proof.read",
    {
      method: "GET",
      url: "/api/v1/proof/runs/:id",
      summary: { zh: "一次验算的结果", en: "One run of the proof" },
      params: idParams,
      answer: proofRun,
      refusals: ["not-found"],
    },
    async (work, { params }) => present(await findRun(work, params.id)),
  ),
];
