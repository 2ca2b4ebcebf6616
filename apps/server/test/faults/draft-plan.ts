import { cities } from "@yunquan/core/divisions.ts";

/** One application that is going to be submitted: who, where, with whom, and what it costs. */
export interface PlannedDraft {
  readonly enterprise: number;
  readonly supplier: number;
  readonly cityCode: string;
  readonly feeFen: number;
}

/** Everything about a rush that its caps are set by. */
export interface DraftPlan {
  readonly drafts: readonly PlannedDraft[];
  readonly enterprises: readonly { readonly cityCode: string }[];
  /** What each city's plan is allotted; one and a half times that may be issued, about half of what is asked for. */
  readonly allotmentFen: ReadonlyMap<string, number>;
  /** Of every supplier, in every city together; the busiest suppliers reach it. */
  readonly ceilingFen: number;
}

/** As claim.fixture.ts has them in its standard. */
export const LISTED_FEN = 100_000_00;
export const ANNUAL_CAP_FEN = 250_000_00;

const SUPPLIERS = 8;

/** Numbers between 0 and 1 that are the same for the same seed, so that a trial can be repeated. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * A rush on 21 cities of very different size, with odd amounts, so that what is left at the end of a city's money fits
 * some and not others. Most enterprises apply once; some four times, which is more than their annual cap carries.
 */
export function planDrafts(count: number, seed: number): DraftPlan {
  const chance = seeded(seed);
  const enterprises: { cityCode: string }[] = [];
  const drafts: PlannedDraft[] = [];
  while (drafts.length < count) {
    // The first cities are there in any case; after that the first has about a third of everything.
    const of = enterprises.length < cities.length ? enterprises.length : Math.floor(cities.length * chance() ** 2.5);
    const cityCode = cities[of]?.code ?? cities[0].code;
    const times = chance() < 0.2 ? 4 : 1;
    for (let time = 0; time < times && drafts.length < count; time += 1) {
      drafts.push({
        enterprise: enterprises.length,
        supplier: Math.floor(SUPPLIERS * chance() ** 2),
        cityCode,
        feeFen: 30_000_00 + Math.floor(chance() * 90_000_00),
      });
    }
    enterprises.push({ cityCode });
  }
  const askedBy = (of: (draft: PlannedDraft) => string): Map<string, number> => {
    const sums = new Map<string, number>();
    for (const draft of drafts) sums.set(of(draft), (sums.get(of(draft)) ?? 0) + Math.min(LISTED_FEN, draft.feeFen));
    return sums;
  };
  const allotmentFen = new Map(
    [...askedBy(({ cityCode }) => cityCode)].map(([cityCode, asked]) => [cityCode, Math.floor(asked * 0.31) + 1]),
  );
  const busiest = Math.max(...askedBy(({ supplier }) => String(supplier)).values());
  return { drafts: shuffled(drafts, chance), enterprises, allotmentFen, ceilingFen: Math.floor(busiest * 0.7) + 1 };
}

export function shuffled<Item>(items: readonly Item[], chance: () => number): Item[] {
  const keyed = items.map((item) => ({ item, key: chance() }));
  return keyed.toSorted((a, b) => a.key - b.key).map(({ item }) => item);
}
