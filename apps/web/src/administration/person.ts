import type { paths } from "../api.generated.ts";

type Answers = paths["/api/v1/people"]["get"]["responses"]["200"]["content"]["application/json"];
export type OfficePerson = Answers["items"][number];

type OfficeAnswers = paths["/api/v1/offices"]["get"]["responses"]["200"]["content"]["application/json"];
export type Office = OfficeAnswers["offices"][number];
