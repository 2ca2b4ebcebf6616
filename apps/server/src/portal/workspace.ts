import type { Id } from "@yunquan/core/ids.ts";
import { address } from "./filters.ts";

/** Where the workspaces begin. */
export const WORKSPACE = "/w/";

/** The way into a workspace for somebody who may have to sign in first. */
export function workspaceLink(path: string): string {
  return `/sign-in?${new URLSearchParams({ to: path }).toString()}`;
}

/** The way into a new application, under the programme and for the service that were chosen already. */
export function applyLink(chosen: { readonly programme: Id; readonly service?: string }): string {
  return workspaceLink(address("/w/applications/new", chosen));
}

/** Where somebody without an account registers; what is known of him already is filled in there. */
export function registerLink(known: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(known).toString();
  return query === "" ? `${WORKSPACE}register` : `${WORKSPACE}register?${query}`;
}
