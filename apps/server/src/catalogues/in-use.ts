import type { publicCatalogueQuery } from "@yunquan/contract/catalogues.ts";
import type { z } from "@yunquan/contract/z.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { fen } from "@yunquan/core/money.ts";
import type { StandardAmount } from "@yunquan/core/standards/amounts.ts";
import { pageOf, readCursor } from "../platform/paging.ts";
import type { Work } from "../platform/work.ts";
import { publicSums } from "../ratings/commands.ts";
import { currentStandard, type Standard } from "../standards/commands.ts";
import { catalogueById } from "./commands.ts";
import {
  filterServices,
  findCurrentCatalogue,
  offersOf,
  type CatalogueRow,
  type Offer,
  type ServiceRow,
} from "./store.ts";

/** What one applies by now: the catalogue of the standard in force; before the first standard, the catalogue alone. */
export interface InUse {
  readonly catalogue: CatalogueRow | undefined;
  readonly standard: Standard | undefined;
}

/** A service with what it is worth, what is offered under it and what enterprises think of it. */
export interface ListedService extends Offer {
  readonly service: ServiceRow;
  readonly amounts: readonly StandardAmount[];
  /** The average of all grades, in hundredths of a grade. */
  readonly rating: { readonly count: number; readonly averageHundredths: number } | undefined;
}

export async function inUse(work: Work, programmeId: Id): Promise<InUse> {
  const standard = await currentStandard(work, programmeId);
  const catalogue =
    standard === undefined
      ? await findCurrentCatalogue(work, programmeId)
      : await catalogueById(work, standard.catalogueId);
  return { catalogue, standard };
}

/** A page of the catalogue in use, for the portal and the public operation. */
export async function serviceList(
  work: Work,
  programmeId: Id,
  { catalogue, standard }: InUse,
  given: z.output<typeof publicCatalogueQuery>,
): Promise<{ items: ListedService[]; nextCursor: string | null }> {
  if (catalogue === undefined) return { items: [], nextCursor: null };
  const { supplierId, city, priceTo, gradeFrom, productionFocus } = given;
  const after = readCursor(given.cursor, ["number", "id"]);
  const ratings = await publicSums.ofServices(work, programmeId);
  const rows = await filterServices(work, catalogue.id, {
    segment: given.segment,
    kind: given.kind,
    stage: given.stage,
    productionFocus: productionFocus === undefined ? undefined : productionFocus === "true",
    tier:
      given.tier === undefined || standard === undefined ? undefined : { standardId: standard.id, tier: given.tier },
    offered:
      supplierId === undefined && city === undefined && priceTo === undefined
        ? undefined
        : { programmeId, supplierId, city, priceToFen: priceTo === undefined ? undefined : fen(priceTo * 100) },
    codes: gradeFrom === undefined ? undefined : codesRatedFrom(ratings, gradeFrom),
    text: given.text,
    after: after === undefined ? undefined : { ordinal: Number(after[0]), id: String(after[1]) },
    limit: given.limit + 1,
  });
  const offers = await offersOf(
    work,
    programmeId,
    rows.map((row) => row.code),
  );
  return pageOf(
    rows,
    given.limit,
    (row) => [row.ordinal, row.id],
    (service) => ({
      service,
      amounts: amountsOf(standard, service.code),
      ...(offers.get(service.code) ?? { products: 0, prices: [] }),
      rating: ratings.get(service.code),
    }),
  );
}

function codesRatedFrom(ratings: ReadonlyMap<string, { readonly averageHundredths: number }>, grade: number): string[] {
  return [...ratings].filter(([, sum]) => sum.averageHundredths >= grade * 100).map(([code]) => code);
}

/** What a service is worth in each tier, in the order of the tiers. */
export function amountsOf(standard: Standard | undefined, serviceCode: string): StandardAmount[] {
  if (standard === undefined) return [];
  return standard.tiers.flatMap(
    ({ tier }) => standard.amounts.find((amount) => amount.serviceCode === serviceCode && amount.tier === tier) ?? [],
  );
}
