import { createHash } from "node:crypto";
import { cities, districtsOf } from "@yunquan/core/divisions.ts";
import { makeCreditCode } from "@yunquan/core/credit-code.ts";
import { makeVoucherCode, VOUCHER_CODE_BYTES } from "@yunquan/core/vouchers/voucher-code.ts";
import type { Id } from "@yunquan/core/ids.ts";
import type { Database, Session } from "../../apps/server/src/platform/database/connect.ts";
import { migrate } from "../../apps/server/src/platform/database/migrate.ts";
import { startTestApp, type TestApp } from "../../apps/server/test/app.ts";
import { setUpApplications, type World } from "../../apps/server/test/application.fixture.ts";
import { admitSupplier } from "../../apps/server/test/parties.fixture.ts";
import { DRAFT_TABLE } from "./copies.ts";

/** Where the template lives; the copies are spread from it. */
export const TEMPLATE_CITY = "440600";

/** `hot`: everybody in one city. `21`: city 1 + floor(21·u^2.5), so that the first has 30 %. */
export type Spread = "hot" | "21";

/** A programme whose window is open, with money for every case that a run may bring. */
export interface Stage {
  readonly test: TestApp;
  readonly world: World;
  readonly supplierIds: readonly Id[];
}

/** Enough for half a million vouchers in one city; all together the most that a plan may have. */
const ALLOTMENT_FEN = 4_500_000_000_000;
const SUPPLIERS = 24;
/** The place of Foshan among the cities, where the template lives, too. */
const HOT_CITY = "5";
/** Serials of the fixtures' own credit codes lie below. */
const FIRST_SERIAL = 2_000_000;

/** Sets the programme up through the product's own operations, on a database that is empty but for its migrations. */
export async function setStage(database: Database): Promise<Stage> {
  await migrate(database);
  const test = await startTestApp({ on: database });
  // A live installation was opened before; without the mark the server would begin a demonstration of its own.
  await database.exclusive(
    async (session) =>
      await session.script("insert into installation (key, value) values ('seed', 'live') on conflict do nothing"),
  );
  const allotments = Object.fromEntries(cities.map(({ code }) => [code, ALLOTMENT_FEN]));
  const world = await setUpApplications(test, { cityCode: TEMPLATE_CITY, allotments });
  const supplierIds: Id[] = [world.supplier.supplierId];
  while (supplierIds.length < SUPPLIERS) {
    const { supplierId } = await admitSupplier(test, {
      programmeId: world.programme.programmeId,
      serviceCode: "SAAS-02",
    });
    supplierIds.push(supplierId);
  }
  return { test, world, supplierIds };
}

/** Fills the table `draft`: who copy n is, where, and with which supplier. */
export async function castDrafts(
  session: Session,
  stage: Stage,
  given: { readonly first: number; readonly count: number; readonly spread: Spread },
): Promise<void> {
  const places = cities.map(({ code }) => [code, districtsOf(code)[0]?.code ?? code]);
  const people = Array.from({ length: given.count }, (_, index) => {
    const n = given.first + index;
    const chance = createHash("sha256").update(`voucher:${n}`).digest().subarray(0, VOUCHER_CODE_BYTES);
    return [makeCreditCode({ serial: FIRST_SERIAL + n }), makeVoucherCode(stage.world.programme.year, chance)];
  });
  const place = given.spread === "hot" ? HOT_CITY : "floor(21 * power(random(), 2.5))::int";
  await session.script(`${DRAFT_TABLE};
    select setseed(0.2018);
    insert into draft (n, city_code, division, supplier_id, credit_code, place, capacity_id, voucher_code)
    select ${given.first} + who.number - 1, place.value ->> 0, place.value ->> 1, supplier.id::uuid, who.value ->> 0,
      coalesce((select last_number from line_counter l where l.programme_id = account.programme_id and l.city_code = account.city_code and l.kind = 'application'), 0)
        + row_number() over (partition by account.city_code order by who.number), account.id, who.value ->> 1
    from (select who.*, ${place} as place from json_array_elements('${JSON.stringify(people)}') with ordinality as who (value, number)) who
    join (select value, ordinality - 1 as number from json_array_elements('${JSON.stringify(places)}') with ordinality) place on place.number = who.place
    join ledger_account account on account.kind = 'capacity' and account.plan_id = '${stage.world.programme.planId}' and account.city_code = place.value ->> 0
    join (select value as id, ordinality - 1 as number from json_array_elements_text('${JSON.stringify(stage.supplierIds)}') with ordinality) supplier
      on supplier.number = (who.number * 7919) % ${stage.supplierIds.length};
    analyze draft`);
}
