import type { Database } from "../../apps/server/src/platform/database/connect.ts";
import { draftClaim } from "../../apps/server/test/claim-journey.fixture.ts";
import { addUpAgain, copyCase, countAgain, markHere, type CopyRules } from "./copies.ts";
import { rulesOf, type DraftRange } from "./rush.ts";
import type { Rush } from "./cases.ts";
import { castDrafts, setStage, type Stage } from "./stage.ts";

type Drafted = Awaited<ReturnType<typeof draftClaim>>;

/** A voucher with its invoiced contract and a draft claim on it, lived through the product's operations. */
export interface ClaimTemplate {
  readonly stage: Stage;
  readonly draft: Drafted;
  readonly since: string;
  readonly until: string;
}

export async function makeClaimTemplate(database: Database): Promise<ClaimTemplate> {
  const stage = await setStage(database);
  const { test, world } = stage;
  // Everybody in the offices has signed in after the first.
  await draftClaim(test, { world });
  const since = await database.exclusive(markHere);
  const draft = await draftClaim(test, { world });
  return { stage, draft, since, until: await database.exclusive(markHere) };
}

/** Issues a voucher for each number of the range, with a draft claim that can be submitted. */
export async function copyClaims(database: Database, template: ClaimTemplate, range: DraftRange): Promise<Rush> {
  const { stage, draft } = template;
  await database.exclusive(async (session) => {
    await castDrafts(session, stage, range);
    await copyCase(session, await claimRules(session, template));
    await addUpAgain(session);
    await countAgain(session);
    await session.script("drop table draft");
    await session.script("analyze");
  });
  return {
    programmeId: stage.world.programme.programmeId,
    count: range.first + range.count - 1,
    noun: "claims",
    template: draft.claimId,
    version: draft.version,
  };
}

/** The rules of an application's copy, with places in line, accounts, codes and invoice numbers of its own. */
export async function claimRules(
  session: Parameters<typeof copyCase>[0],
  template: Pick<ClaimTemplate, "stage" | "since" | "until"> & {
    readonly draft: { readonly voucher: Drafted["voucher"] };
  },
): Promise<CopyRules> {
  const { stage, draft, since, until } = template;
  const rules = await rulesOf(session, stage, draft.voucher, { since, until });
  const [capacity] = await session.rows(
    `select id from ledger_account where kind = 'capacity' and plan_id = '${stage.world.programme.planId}' and city_code = '${draft.voucher.world.cityCode}'`,
  );
  return {
    ...rules,
    become: new Map([...rules.become, [String(capacity?.["id"]), "d.capacity_id"]]),
    without: { ...rules.without, ledger_account: "t.enterprise_id is null" },
    columns: {
      ...rules.columns,
      "application.position": "d.place",
      "line_position.number": "d.place",
      "voucher.code": "d.voucher_code",
      "claim.number": "left(t.number, 7) || lpad((1000000 + d.n)::text, 7, '0')",
      "invoice.number": INVOICE_NUMBER,
      "invoice.key": `replace(t.key, t.number, ${INVOICE_NUMBER})`,
    },
  };
}

const INVOICE_NUMBER = "'2555' || lpad(d.n::text, 16, '0')";
