import { test, type Page } from "@playwright/test";
import { addMs } from "@yunquan/core/time.ts";
import {
  liveDays,
  liveTo,
  newcomer,
  noticeEnd,
  openPeriod,
  supplier,
  type Place,
  type Voyage,
} from "./journey/cast.ts";
import * as city from "./journey/city.ts";
import * as enterprise from "./journey/enterprise.ts";
import * as finance from "./journey/finance.ts";
import * as registration from "./journey/registration.ts";
import * as province from "./journey/province.ts";
import { asPerson } from "./journey/screen.ts";
import * as suppliers from "./journey/supplier.ts";
import { widths } from "./people.ts";

/** A minute after a moment what falls due at it has been done. */
const A_MINUTE_MS = 60_000;

const onPlace = { desk: "at a desk", phone: "on a phone", keyboard: "by keys" } as const;
/**
 * A city draws up one list in a period, so that whoever works by keys travels in a run of his own: `E2E_PLACE=keyboard`.
 * `desk` and `phone` travel together, or alone when they are named.
 */
const everyPlace = ["desk", "phone", "keyboard"] as const;
const placesOfWork = everyPlace.filter((place) => {
  const asked = process.env["E2E_PLACE"];
  return asked === undefined ? place !== "keyboard" : place === asked;
});

test.describe.configure({ timeout: 240_000 });

for (const [place, width] of Object.entries(widths))
  test(`the province reads its plan on a ${place}`, async ({ browser }) => {
    await asPerson(browser, "province-policy", { width, hand: "mouse" }, province.readPlan);
  });

for (const hand of ["mouse", "keys"] as const)
  test(`the province drafts a plan and splits it to the cities, by ${hand}`, async ({ browser }) => {
    await asPerson(browser, "province-policy", { width: widths.desk, hand }, province.draftPlan);
  });

/** Vouchers side by side, at desks and on telephones, or by keys alone: each person in a browser of his own. */
test.describe.serial("a voucher from the application to the payment", () => {
  const voyages: Record<Place, Voyage | undefined> = { desk: undefined, phone: undefined, keyboard: undefined };
  let period: Awaited<ReturnType<typeof openPeriod>>;

  test("a period of settlement is open", async () => {
    for (const place of placesOfWork) voyages[place] = newcomer(place);
    period = await openPeriod();
  });

  /** Something that one person does, at a desk, on a telephone, and without a mouse. */
  function station(
    title: string,
    person: (voyage: Voyage) => string,
    doing: (page: Page, voyage: Voyage) => Promise<void>,
  ): void {
    for (const place of placesOfWork)
      test(`${title}, ${onPlace[place]}`, async ({ browser }) => {
        const voyage = voyages[place];
        if (voyage === undefined) throw new Error("the voyages were begun before");
        await asPerson(browser, person(voyage), voyage, async (page) => await doing(page, voyage));
      });
  }
  const enterpriseOf = (voyage: Voyage): string => voyage.enterprise.login;
  const supplierOf = (): string => supplier.login;
  const reviewerOf = (voyage: Voyage): string => `${voyage.city}-reviewer`;
  const approverOf = (voyage: Voyage): string => `${voyage.city}-approver`;
  const financeOf = (voyage: Voyage): string => `${voyage.city}-finance`;

  station("somebody registers the enterprise", () => "-", registration.register);
  station("the enterprise proves its figures and submits", enterpriseOf, registration.submitRegistration);
  station("the city certifies the enterprise", reviewerOf, registration.certify);
  station("finance confirms the account", financeOf, registration.confirmAccount);
  station("the enterprise applies", enterpriseOf, enterprise.apply);
  station("the supplier confirms", supplierOf, async (page, { applicationNumber }) => {
    await suppliers.confirm(page, applicationNumber);
  });
  station("the city reviews", reviewerOf, async (page, { applicationNumber }) => {
    await city.decide(page, "applications", applicationNumber, /全部为“是”并提交/);
  });
  station("the city issues the voucher", approverOf, async (page, { applicationNumber }) => {
    await city.decide(page, "applications", applicationNumber, /^复核通过并发券/);
  });

  test("five weeks pass", async () => await liveDays(35));
  station("the enterprise claims its voucher", enterpriseOf, enterprise.claim);
  station("the supplier delivers the use", supplierOf, suppliers.deliverUsage);
  station("the supplier confirms the claim", supplierOf, async (page, { claimNumber }) => {
    await suppliers.confirm(page, claimNumber);
  });

  test("two days pass, in which the claims are evaluated and reported", async () => await liveDays(2));
  station("the city reviews the claim", reviewerOf, async (page, { claimNumber }) => {
    await city.decide(page, "claims", claimNumber, /提交复核/);
  });
  station("the city approves the claim", approverOf, async (page, { claimNumber }) => {
    await city.decide(page, "claims", claimNumber, /^复核通过/);
  });
  station("the city begins the settlement list", reviewerOf, async (page, voyage) => {
    await city.assemble(page, voyage, period.name);
  });

  test("the deadline of claims passes", async () => await liveTo(addMs(period.deadlineAt, A_MINUTE_MS)));
  station("the city freezes the list", approverOf, async (page, voyage) => {
    await city.freeze(page, voyage, period.name);
  });
  station("the city publishes the list", reviewerOf, city.publish);
  station("everybody reads the notice", () => "-", city.readNotice);

  test("the notices end", async () => {
    for (const voyage of Object.values(voyages))
      if (voyage !== undefined) await liveTo(addMs(await noticeEnd(voyage.noticePath), A_MINUTE_MS));
  });
  station("the city drafts the payment", reviewerOf, city.draftBatch);
  station("finance releases, sends and books the payment", financeOf, finance.pay);
  station("the enterprise reads that it was paid", enterpriseOf, enterprise.seePaid);
});
