import type { Checklist, Recommendation } from "@yunquan/core/applications/checklist.ts";
import type { Waterfall, WaterfallStep } from "@yunquan/core/applications/waterfall.ts";
import { ZERO } from "@yunquan/core/money.ts";
import type { Finding } from "@yunquan/core/refusal.ts";
import type { Work } from "../platform/work.ts";
import type { ApplicationRow } from "./store.ts";
import { findingsTold, type StoredFinding } from "./wording.ts";

// What this noun itself wrote into its jsonb columns, read back with its types.

export function storedWaterfall(application: Pick<ApplicationRow, "waterfall" | "faceValueFen">): Waterfall {
  const steps = application.waterfall as unknown as readonly WaterfallStep[];
  return { steps, faceValueFen: application.faceValueFen ?? ZERO, stoppedBy: null };
}

export async function storedFindings(work: Work, application: ApplicationRow): Promise<Finding[]> {
  return await findingsTold(work, application.findings as unknown as readonly StoredFinding[]);
}

export function storedChecklist(application: ApplicationRow): Checklist | null {
  const checklist = application.checklist as unknown as Partial<Checklist>;
  return Object.keys(checklist).length === 0 ? null : (checklist as Checklist);
}

export function storedRecommendation(application: ApplicationRow): Recommendation | null {
  return application.recommendation as Recommendation | null;
}
