import type { publicCatalogueQuery } from "@yunquan/contract/catalogues.ts";
import type { z } from "@yunquan/contract/z.ts";
import type { Id } from "@yunquan/core/ids.ts";
import type { StandardAmount } from "@yunquan/core/standards/amounts.ts";
import { catalogueById } from "../catalogues/commands.ts";
import {
  filterServices,
  findCurrentCatalogue,
  listedProducts,
  type CatalogueRow,
  type ServiceRow,
} from "../catalogues/store.ts";
import { pageOf, readCursor } from "../platform/paging.ts";
import type { Work } from "../platform/work.ts";
import { listProgrammes, type ProgrammeRow } from "../programmes/store.ts";
import { currentStandard, type Standard } from "../standards/commands.ts";

/** What one applies by now: the catalogue of the standard in force; before the first standard, the catalogue alone. */
export interface InUse {
  readonly catalogue: CatalogueRow | undefined;
  readonly standard: Standard | undefined;
}

export interface ListedService {
  readonly service: ServiceRow;
  readonly amounts: readonly StandardAmount[];
  readonly products: number;
}

export async function inUse(work: Work, programmeId: Id): Promise<InUse> {
  const standard = await currentStandard(work, programmeId);
  const catalogue =
    standard === undefined
      ? await findCurrentCatalogue(work, programmeId)
      : await catalogueById(work, standard.catalogueId);
  return { catalogue, standard };
}

/** The programmes that have published a catalogue. */
export async function programmesWithCatalogue(work: Work): Promise<ProgrammeRow[]> {
  const filled: ProgrammeRow[] = [];
  for (const row of await listProgrammes(work))
    if ((await findCurrentCatalogue(work, row.id)) !== undefined) filled.push(row);
  return filled;
}

/** A page of the catalogue in use, as the public operation answers it. */
export async function serviceList(
  work: Work,
  programmeId: Id,
  { catalogue, standard }: InUse,
  given: z.output<typeof publicCatalogueQuery>,
): Promise<{ items: ListedService[]; nextCursor: string | null }> {
  if (catalogue === undefined) return { items: [], nextCursor: null };
  const after = readCursor(given.cursor, ["number", "id"]);
  const rows = await filterServices(work, catalogue.id, {
    segment: given.segment,
    kind: given.kind,
    stage: given.stage,
    productionFocus: given.productionFocus === undefined ? undefined : given.productionFocus === "true",
    tier:
      given.tier === undefined || standard === undefined ? undefined : { standardId: standard.id, tier: given.tier },
    offered:
      given.supplierId === undefined && given.city === undefined
        ? undefined
        : { programmeId: programmeId, supplierId: given.supplierId, city: given.city },
    text: given.text,
    after: after === undefined ? undefined : { ordinal: Number(after[0]), id: String(after[1]) },
    limit: given.limit + 1,
  });
  const products = await listedProducts(
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
      products: products.get(service.code) ?? 0,
    }),
  );
}

/** What a service is worth in each tier, in the order of the tiers. */
export function amountsOf(standard: Standard | undefined, serviceCode: string): StandardAmount[] {
  if (standard === undefined) return [];
  return standard.tiers.flatMap(
    ({ tier }) => standard.amounts.find((amount) => amount.serviceCode === serviceCode && amount.tier === tier) ?? [],
  );
}
