import { z } from "zod";

// The strict content policy of the portal forbids code made from text, on which the compiled checks rely.
z.config({ jitless: true });

export { z };
