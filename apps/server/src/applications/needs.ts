import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { contractInBrief, needsJudging } from "../contracts/commands.ts";
import type { AccountScope } from "../ledger/commands.ts";
import type { Line } from "../order/commands.ts";
import type { Work } from "../platform/work.ts";
import { editionById, editionInForce } from "../programmes/commands.ts";
import { openRound } from "../rounds/commands.ts";
import { standardInForce } from "../standards/commands.ts";
import type { Judgement } from "./assessment.ts";
import { heldScopesOf, scopesOf } from "./commands.ts";
import { comesBackInTime } from "./draft.ts";
import type { ApplicationBrief, ApplicationRow, DraftRow } from "./store.ts";

/** What a submission will need of the ledger: where it will be reserved, and where it is reserved already. */
export interface Needs {
  readonly place: { readonly programmeId: Id; readonly planId: Id; readonly cityCode: string } | null;
  /** The supplier of the contract, which may have been edited since the draft was begun. */
  readonly supplierId: Id;
  readonly wanted: readonly AccountScope[];
  readonly held: readonly AccountScope[];
  /** Something else is written before it can be refused: it is decided in a savepoint of its own. */
  readonly alone: boolean;
}

/** Finds out, before any lock, which accounts a submission touches and whether it can be decided beside others. */
export async function needsOf(work: Work, application: ApplicationBrief): Promise<Needs> {
  const { programmeId, cityCode, enterpriseId } = application;
  const { planId } = application;
  const [held, contract] = await Promise.all([
    application.status === "returned" && planId !== null ? heldScopesOf(work, { ...application, planId }) : [],
    contractInBrief(work, application.contractId),
  ]);
  const supplierId = contract?.supplierId ?? application.supplierId;
  const nowhere = { place: null, supplierId, wanted: [], held, alone: true };
  if (comesBackInTime(application, work.now)) return nowhere;
  try {
    // Asked before the locks, because a publication holds the programme first and the accounts after it.
    const [, round, edition] = await Promise.all([
      application.standardId === null ? standardInForce(work, programmeId, work.now) : null,
      openRound(work, programmeId, work.now),
      application.editionId === null
        ? editionInForce(work, programmeId, work.now)
        : editionById(work, application.editionId),
    ]);
    const place = { programmeId, planId: round.planId, cityCode };
    const ceiling = edition.parameters.supplierCeilingFen !== null;
    return {
      place,
      supplierId,
      wanted: scopesOf({ enterpriseId, supplierId }, place, round.year, ceiling),
      held,
      alone: contract === undefined || needsJudging(contract, edition),
    };
  } catch (error) {
    // Nobody else of the batch may fail because this one has no round: it is refused in its own turn.
    if (error instanceof Refusal) return nowhere;
    throw error;
  }
}

/** The needs of a draft as it was judged: nothing has to be asked for them. */
export function needsAsJudged(application: DraftRow, judgement: Judgement): Needs {
  const { programmeId, cityCode, enterpriseId } = application;
  const { planId, year, supplier, supplierCeilingFen } = judgement;
  const place = { programmeId, planId, cityCode };
  const wanted = scopesOf({ enterpriseId, supplierId: supplier.id }, place, year, supplierCeilingFen !== null);
  return { place, supplierId: supplier.id, wanted, held: [], alone: false };
}

/** The line an application stands in. */
export function lineOf(application: Pick<ApplicationRow, "programmeId" | "cityCode">): Line {
  return { programmeId: application.programmeId, cityCode: application.cityCode, kind: "application" };
}
