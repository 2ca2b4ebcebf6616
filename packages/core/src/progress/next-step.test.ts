import { expect, test } from "vitest";
import { holderOf as holderOfApplication, type ApplicationStatus } from "../applications/lifecycle.ts";
import { holderOf as holderOfClaim, type ClaimStatus } from "../claims/lifecycle.ts";
import { applicationNext, claimNext } from "./next-step.ts";

test.each(Object.keys(applicationNext) as ApplicationStatus[])(
  "an application that is %s has a next step exactly while somebody has to act, or while its voucher lives",
  (status) =>
    expect(applicationNext[status] !== null).toBe(holderOfApplication(status) !== null || status === "issued"),
);

test.each(Object.keys(claimNext) as ClaimStatus[])(
  "a claim that is %s has a next step exactly while somebody has to act",
  (status) => expect(claimNext[status] !== null).toBe(holderOfClaim(status) !== null),
);
