import type { Id } from "@yunquan/core/ids.ts";
import type { Fen } from "@yunquan/core/money.ts";
import type { Role } from "@yunquan/core/roles.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { contractsForCases, lockContracts } from "../contracts/commands.ts";
import { writeMovedTransfers, type MovedTransfer } from "../ledger/commands.ts";
import { writePositions } from "../order/commands.ts";
import { postpone } from "../platform/postponed.ts";
import type { Teller } from "../platform/record.ts";
import type { Work } from "../platform/work.ts";
import { askSuppliers, tellApplications } from "./commands.ts";
import { lineOf } from "./needs.ts";
import { forgetPrepared } from "./prepared-drafts.ts";

/*
 * What follows from submissions and nobody decides by: the rows of their positions and transfers, the contracts that they
 * lock, their history, what their suppliers are told; and what was prepared of their drafts goes. In a rush it is written a
 * moment later (decision 26). The case itself, counters and balances are always written with the decision.
 */

/** One submission as it was decided, with what is still to be written of it: plain values. */
export interface Followed {
  readonly id: Id;
  readonly number: string;
  readonly version: number;
  readonly action: "submit" | "wait";
  readonly programmeId: Id;
  readonly cityCode: string;
  readonly position: number;
  /** The instant of the place: that of everything here. */
  readonly at: Instant;
  readonly faceValueFen: Fen;
  readonly editionId: Id;
  readonly contractId: Id;
  readonly supplierId: Id;
  readonly transfers: readonly MovedTransfer[];
  readonly by: { readonly personId: Id; readonly organisationId: Id; readonly roles: readonly Role[] };
  readonly requestId: string;
}

/** Keeps what follows from a batch, to be written soon; `id` is what its cases name it by. */
export async function postponeSubmissions(work: Work, id: Id, submissions: readonly Followed[]): Promise<void> {
  await postpone(work, "submissions", id, submissions);
}

/** Writes what follows from a batch of submissions: at once, or when it was postponed. */
export async function writeSubmissions(work: Work, content: unknown): Promise<void> {
  const submissions = content as readonly Followed[];
  // In the documented order: lines, accounts, cases.
  const [, , contracts] = await Promise.all([
    writePositions(
      work,
      submissions.map((one) => ({ line: lineOf(one), number: one.position, objectId: one.id, at: one.at })),
    ),
    writeMovedTransfers(
      work,
      submissions.flatMap(({ id, transfers, at, requestId }) =>
        transfers.map((transfer) => ({ ...transfer, objectType: "application" as const, objectId: id, at, requestId })),
      ),
    ),
    contractsForCases(
      work,
      submissions.map(({ contractId }) => contractId),
    ),
  ]);
  await Promise.all([
    forgetPrepared(
      work,
      submissions.map(({ id }) => id),
    ),
    lockContracts(
      work,
      submissions.flatMap((one) => {
        const contract = contracts.get(one.contractId);
        return contract === undefined ? [] : [{ work: tellerOf(one), contract }];
      }),
    ),
    tellApplications(
      work,
      submissions.map((one) => ({
        work: tellerOf(one),
        application: { id: one.id, version: one.version, status: "draft" },
        action: one.action,
        facts: factsOf(one),
        editionId: one.editionId,
      })),
    ),
    askSuppliers(
      work,
      submissions.filter(({ action }) => action === "submit"),
    ),
  ]);
}

function factsOf({ position, at, faceValueFen, action }: Followed): Readonly<Record<string, unknown>> {
  return { position, submittedAt: at, faceValueFen, waits: action === "wait" };
}

function tellerOf({ by, at, requestId }: Followed): Teller {
  return { actor: { kind: "person", ...by }, now: at, requestId };
}
