import type { Id } from "@yunquan/core/ids.ts";
import type { Role } from "@yunquan/core/roles.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { contractsForCases, lockContracts } from "../contracts/commands.ts";
import { writeMovedTransfers, type MovedTransfer } from "../ledger/commands.ts";
import { writePositions, type Given } from "../order/commands.ts";
import { postpone } from "../platform/postponed.ts";
import type { Teller } from "../platform/record.ts";
import type { Work } from "../platform/work.ts";
import { askSuppliers, tellApplications } from "./commands.ts";
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
  readonly facts: Readonly<Record<string, unknown>>;
  readonly editionId: Id;
  readonly contractId: Id;
  readonly supplierId: Id;
  readonly transfers: readonly MovedTransfer[];
  readonly by: { readonly personId: Id; readonly organisationId: Id; readonly roles: readonly Role[] };
  readonly at: Instant;
  readonly requestId: string;
}

export interface FollowedBatch {
  readonly positions: readonly Given[];
  readonly submissions: readonly Followed[];
}

/** Keeps what follows from a batch, to be written soon; `id` is what its cases name it by. */
export async function postponeSubmissions(work: Work, id: Id, batch: FollowedBatch): Promise<void> {
  await postpone(work, "submissions", id, batch);
}

/** Writes what follows from a batch of submissions: at once, or when it was postponed. */
export async function writeSubmissions(work: Work, content: unknown): Promise<void> {
  const { positions, submissions } = content as FollowedBatch;
  // In the documented order: lines, accounts, cases.
  const [, , contracts] = await Promise.all([
    writePositions(work, positions),
    writeMovedTransfers(
      work,
      submissions.flatMap(({ transfers, at, requestId }) =>
        transfers.map((transfer) => ({ ...transfer, objectType: "application" as const, at, requestId })),
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
      submissions.map((one) => ({ ...one, work: tellerOf(one), application: { ...one, status: "draft" } })),
    ),
    askSuppliers(
      work,
      submissions.filter(({ action }) => action === "submit"),
    ),
  ]);
}

function tellerOf({ by, at, requestId }: Followed): Teller {
  return { actor: { kind: "person", ...by }, now: at, requestId };
}
