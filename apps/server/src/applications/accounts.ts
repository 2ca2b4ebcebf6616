import { Refusal } from "@yunquan/core/refusal.ts";
import { nameOfScope, openAndLockByName, type AccountRow as Account, type AccountScope } from "../ledger/commands.ts";
import type { Work } from "../platform/work.ts";

export type { AccountRow as Account } from "../ledger/commands.ts";

/** The locked accounts in which an application holds its amounts. */
export interface HeldAccounts {
  readonly capacity: Account;
  readonly cap: Account;
  readonly ceiling: Account | null;
}

/**
 * The ledger accounts of a whole batch, locked in one call and found again by scope. A refused item is rolled back in the
 * database by its savepoint; `restore` takes the balances back here, where the ledger keeps them up to date in place.
 */
export class LockedAccounts {
  readonly #byScope: ReadonlyMap<string, Account>;

  private constructor(byScope: ReadonlyMap<string, Account>) {
    this.#byScope = byScope;
  }

  static async lock(work: Work, scopes: readonly AccountScope[]): Promise<LockedAccounts> {
    return new LockedAccounts(await openAndLockByName(work, scopes));
  }

  /** Capacity, annual cap and (where there is one) ceiling, as `scopesOf` lists them. Refuses `place-moved` when they are not locked. */
  held(scopes: readonly AccountScope[]): HeldAccounts {
    const [capacity, cap, ceiling = null] = scopes.map((scope) => this.#byScope.get(nameOfScope(scope)) ?? null);
    if (capacity == null || cap == null) throw new Refusal("place-moved");
    return { capacity, cap, ceiling };
  }

  copy(): ReadonlyMap<string, Account> {
    return new Map([...this.#byScope].map(([scope, row]) => [scope, { ...row }]));
  }

  restore(copies: ReadonlyMap<string, Account>): void {
    for (const [scope, row] of this.#byScope) Object.assign(row, copies.get(scope));
  }
}
