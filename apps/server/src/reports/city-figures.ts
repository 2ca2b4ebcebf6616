import { sql } from "kysely";
import type { cityFigures } from "@yunquan/contract/city-figures.ts";
import type { z } from "@yunquan/contract/z.ts";
import { isCityCode } from "@yunquan/core/divisions.ts";
import type { Id } from "@yunquan/core/ids.ts";
import type { Fen } from "@yunquan/core/money.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { editionOfPlan, planById } from "../plans/commands.ts";
import { planDashboard } from "../plans/page.ts";
import { decisionsByCity } from "../plans/timeliness.ts";
import type { PersonActor } from "../platform/actor.ts";
import type { Work } from "../platform/work.ts";

type Figures = z.output<typeof cityFigures>;

/**
 * The figures of one city in one plan. A bureau and its finance see their own city whatever they ask for; whoever sees all
 * names one.
 * @clause 5.2 @clause 5.16
 */
export async function figuresOfCity(work: Work<PersonActor>, planId: Id, named: string | undefined): Promise<Figures> {
  const cityCode = work.actor.cityCode ?? named;
  if (cityCode === undefined || !isCityCode(cityCode)) throw new Refusal("not-found", { noun: "city" });
  const { cities, year } = await planDashboard(work, planId);
  const city = cities.find((one) => one.cityCode === cityCode);
  if (city === undefined) throw new Refusal("not-found", { noun: "city" });
  const scope = { planId, cityCode };
  return {
    planId,
    year,
    cityCode,
    cityZh: city.cityZh,
    cityEn: city.cityEn,
    asOf: work.now,
    targetEnterprises: city.targetEnterprises,
    enterprises: city.enterprises,
    reachedBp: city.reachedBp,
    capacity: city.capacity,
    cash: city.cash,
    vouchers: city.vouchers,
    issuedFen: city.issuedFen,
    paidFen: city.paidFen,
    waiting: city.waiting,
    undecided: city.undecided,
    carriedClaims: city.carriedClaims,
    carriedFen: city.carriedFen,
    ...(await totalsOf(work, scope)),
    reviews: { ...(await reviewsOf(work, scope)), overdue: city.overdue },
    months: await monthsOf(work, scope),
  };
}

interface Scope {
  readonly planId: Id;
  readonly cityCode: string;
}

async function totalsOf(work: Work, { planId, cityCode }: Scope) {
  const { rows } = await sql<{
    allottedFen: Fen;
    claims: number;
    claimedFen: Fen;
    payments: number;
    waitingFen: Fen;
  }>`
    select (select coalesce(sum(amount_fen), 0)::bigint from allotment where plan_id = ${planId} and city_code = ${cityCode}) as allotted_fen,
      (select coalesce(sum(face_value_fen), 0)::bigint from application where plan_id = ${planId} and city_code = ${cityCode} and status = 'waiting') as waiting_fen,
      count(*) as claims, coalesce(sum(amount_fen), 0)::bigint as claimed_fen, count(*) filter (where status = 'paid') as payments
    from claim where plan_id = ${planId} and city_code = ${cityCode} and status not in ('draft', 'withdrawn', 'rejected')`.execute(
    work.tx,
  );
  const [totals] = rows;
  if (totals === undefined) throw new Error("an aggregate answers");
  return totals;
}

/** What the dashboard says of this city's decisions, with the days behind its mean. */
async function reviewsOf(work: Work, { planId, cityCode }: Scope): Promise<Omit<Figures["reviews"], "overdue">> {
  const { parameters } = await editionOfPlan(work, await planById(work, planId));
  const { decided, late, meanDays, byDays } = (await decisionsByCity(work, planId, cityCode)).get(cityCode) ?? {
    decided: 0,
    late: 0,
    meanDays: null,
    byDays: [],
  };
  const running = await work.tx
    .selectFrom("application")
    .select((eb) => eb.fn.countAll<number>().as("cases"))
    .where("planId", "=", planId)
    .where("cityCode", "=", cityCode)
    .where("status", "in", ["submitted", "supplier-confirmed", "reviewed"])
    .executeTakeFirstOrThrow();
  return {
    days: parameters.reviewWorkdays,
    decided,
    inTime: decided - late,
    late,
    meanDays,
    byDays: [...byDays],
    running: running.cases,
  };
}

/** The month of Beijing that an instant lies in, as YYYY-MM. */
const monthOf = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC' + interval '8 hours', 'YYYY-MM')`;

async function monthsOf(work: Work, { planId, cityCode }: Scope): Promise<Figures["months"]> {
  const own = sql`plan_id = ${planId} and city_code = ${cityCode}`;
  const { rows } = await sql<Figures["months"][number]>`
    select month, sum(applications)::int as applications, sum(vouchers)::int as vouchers, sum(issued)::bigint as issued_fen,
      sum(claims)::int as claims, sum(claimed)::bigint as claimed_fen, sum(payments)::int as payments, sum(paid)::bigint as paid_fen
    from (
      select ${monthOf("firstSubmittedAt")} as month, 1 as applications, 0 as vouchers, 0::bigint as issued, 0 as claims, 0::bigint as claimed, 0 as payments, 0::bigint as paid
        from application where ${own} and first_submitted_at is not null
      union all select ${monthOf("issuedAt")}, 0, 1, face_value_fen, 0, 0, 0, 0 from voucher where ${own}
      union all select ${monthOf("submittedAt")}, 0, 0, 0, 1, coalesce(amount_fen, 0), 0, 0
        from claim where ${own} and submitted_at is not null and status not in ('draft', 'withdrawn', 'rejected')
      union all select ${monthOf("paidAt")}, 0, 0, 0, 0, 0, 1, amount_fen from claim where ${own} and paid_at is not null and status = 'paid'
    ) event
    group by month order by month`.execute(work.tx);
  return withEmptyMonths(rows);
}

/** A month in which nothing happened is a month too: a line between two that did would draw something else. */
function withEmptyMonths(rows: readonly Figures["months"][number][]): Figures["months"] {
  const [first, last] = [rows[0]?.month, rows.at(-1)?.month];
  if (first === undefined || last === undefined) return [];
  const zero = 0 as Fen;
  const byMonth = new Map(rows.map((row) => [row.month, row]));
  const months: Figures["months"] = [];
  for (let month = first; month <= last; month = nextMonth(month)) {
    months.push(
      byMonth.get(month) ?? {
        month,
        applications: 0,
        vouchers: 0,
        issuedFen: zero,
        claims: 0,
        claimedFen: zero,
        payments: 0,
        paidFen: zero,
      },
    );
  }
  return months;
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}
