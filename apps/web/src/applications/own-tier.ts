import { parseFen, ZERO } from "@yunquan/core/money.ts";
import { tierFor } from "@yunquan/core/standards/amounts.ts";
import { reads } from "../api.ts";
import { useSession } from "../session/session.ts";

/** The size tier of one's own enterprise in the standard in force, by its certified figures; undefined while unknown. */
export function useOwnTier(programmeCode: string): string | undefined {
  const { membership } = useSession();
  const own = reads.useQuery("get", "/api/v1/enterprises/{id}", {
    params: { path: { id: membership.organisationId } },
  });
  const catalogue = reads.useQuery(
    "get",
    "/api/v1/public/programmes/{code}/catalogue",
    { params: { path: { code: programmeCode }, query: { limit: "50" } } },
    { enabled: programmeCode !== "", staleTime: 300_000 },
  );
  const year = catalogue.data?.standard?.year;
  const figures = own.data?.years.find((one) => one.status === "certified" && one.year + 1 === year);
  if (figures === undefined || catalogue.data === undefined) return undefined;
  const tiers = catalogue.data.tiers.map(({ tier, revenueFromFen, staffFrom }) => ({
    tier,
    staffFrom,
    revenueFromFen: parseFen(revenueFromFen) ?? ZERO,
  }));
  return tierFor(tiers, parseFen(figures.revenueFen) ?? ZERO, figures.staff)?.tier;
}
