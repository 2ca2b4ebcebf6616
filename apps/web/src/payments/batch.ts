import type { Schemas } from "../api.ts";

/** A batch with its history and its money counted thrice, as its page has it. */
export type Batch = Schemas["PaymentBatchWithHistory"];
