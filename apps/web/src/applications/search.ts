import {
  applicationLifecycle,
  countedApplications,
  type ApplicationStatus,
  type CountedApplications,
} from "@yunquan/core/applications/lifecycle.ts";
import { isCityCode } from "@yunquan/core/divisions.ts";

/** What a list of applications is narrowed to; it lives in the address, so that it can be kept and sent on. */
export interface ApplicationFilter {
  readonly status?: ApplicationStatus;
  readonly city?: string;
  readonly contract?: string;
  readonly programme?: string;
  readonly plan?: string;
  /** What a figure of the plan's progress counts. */
  readonly counted?: CountedApplications;
  readonly order?: "position" | "due";
}

export function applicationFilter(given: Record<string, unknown>): ApplicationFilter {
  const { status, city, contract, programme, plan, counted, order } = given;
  return {
    ...(isStatus(status) ? { status } : {}),
    ...(typeof city === "string" && isCityCode(city) ? { city } : {}),
    ...(typeof contract === "string" ? { contract } : {}),
    ...(typeof programme === "string" ? { programme } : {}),
    ...(typeof plan === "string" ? { plan } : {}),
    ...(isCounted(counted) ? { counted } : {}),
    ...(order === "position" || order === "due" ? { order } : {}),
  };
}

function isCounted(text: unknown): text is CountedApplications {
  return typeof text === "string" && Object.hasOwn(countedApplications, text);
}

export function isStatus(text: unknown): text is ApplicationStatus {
  return typeof text === "string" && Object.hasOwn(applicationLifecycle.statuses, text);
}

/** The steps of an application in their order. */
export const wizardSteps = ["contract", "lines", "service", "submit"] as const;
export type WizardStep = (typeof wizardSteps)[number];

export function wizardPlace(given: Record<string, unknown>): { readonly step?: WizardStep } {
  const step = wizardSteps.find((one) => one === given["step"]);
  return step === undefined ? {} : { step };
}

/** What a new application may begin with: a contract that is there, a service that was looked at in the catalogue. */
export function newCase(given: Record<string, unknown>): {
  readonly contract?: string;
  readonly service?: string;
  readonly programme?: string;
} {
  const { contract, service, programme } = given;
  return {
    ...(typeof contract === "string" ? { contract } : {}),
    ...(typeof service === "string" ? { service } : {}),
    ...(typeof programme === "string" ? { programme } : {}),
  };
}
