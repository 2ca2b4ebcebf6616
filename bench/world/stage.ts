import { cities, districtsOf } from "@yunquan/core/divisions.ts";
import { makeCreditCode } from "@yunquan/core/credit-code.ts";
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
  const codes = Array.from({ length: given.count }, (_, index) =>
    makeCreditCode({ serial: FIRST_SERIAL + given.first + index }),
  );
  const place = given.spread === "hot" ? `5` : "floor(21 * power(random(), 2.5))::int";
  await session.script(`${DRAFT_TABLE};
    select setseed(0.2018);
    insert into draft (n, city_code, division, supplier_id, credit_code)
    select ${given.first} + code.number - 1, place.value ->> 0, place.value ->> 1, supplier.id::uuid, code.text
    from (select code.*, ${place} as place from json_array_elements_text('${JSON.stringify(codes)}') with ordinality as code (text, number)) code
    join (select value, ordinality - 1 as number from json_array_elements('${JSON.stringify(places)}') with ordinality) place on place.number = code.place
    join (select value as id, ordinality - 1 as number from json_array_elements_text('${JSON.stringify(stage.supplierIds)}') with ordinality) supplier
      on supplier.number = (code.number * 7919) % ${stage.supplierIds.length};
    analyze draft`);
}
