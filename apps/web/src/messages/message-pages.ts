import type { Schemas } from "../api.ts";

const at =
  (place: string) =>
  (id: string): string =>
    `${place}/${id}`;

/** Where the object of a message has its page, or the page that shows it among others. */
export const messagePages: Readonly<Record<NonNullable<Schemas["Message"]["objectType"]>, (id: string) => string>> = {
  application: at("/applications"),
  voucher: at("/vouchers"),
  claim: at("/claims"),
  enterprise: at("/enterprises"),
  paymentAccount: () => "/enterprises/own",
  supplier: at("/suppliers"),
  conductRecord: () => "/conduct",
  programme: at("/programmes"),
  standard: at("/standards"),
  "implementation-report": at("/implementation-reports"),
  objection: at("/objections"),
  paymentBatch: at("/payments"),
  inquiry: at("/inquiries"),
  proofRun: at("/proof"),
};
