import { writeSubmissions } from "./applications/postponed.ts";
import { handPostponedWriters } from "./platform/postponed.ts";

// Who writes what was postponed, by its kind. Whatever opens the database for commands or for the proof imports this first.
handPostponedWriters({ submissions: writeSubmissions });
