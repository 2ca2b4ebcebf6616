import type { Schemas } from "../api.ts";

/** An objection with its history, as its page has it. */
export type Objection = Schemas["ObjectionWithHistory"];
