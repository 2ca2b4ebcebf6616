import type { Schemas } from "../api.ts";

/** A list with its history, as its page has it. */
export type Settlement = Schemas["SettlementWithHistory"];
