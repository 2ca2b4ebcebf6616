/** Where the workspaces begin. */
export const WORKSPACE = "/w/";

/** The way into a workspace for somebody who may have to sign in first. */
export function workspaceLink(path: string): string {
  return `/sign-in?${new URLSearchParams({ to: path }).toString()}`;
}
