import { z } from "zod";

// The strict content policy of the portal forbids code made from text, on which the compiled checks rely. A server has no such
// policy and makes them.
z.config({ jitless: "document" in globalThis });

export { z };
