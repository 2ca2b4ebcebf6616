import type { FastifyInstance } from "fastify";

/** Whether this server serves the workspaces; where it does not, the page about oneself stands in for them. */
export function servesWorkspace(app: FastifyInstance): boolean {
  return ["/w", "/w/", "/w/*"].some((url) => app.hasRoute({ method: "GET", url }));
}

/** Where somebody who signed in is sent: where he wanted to go, if that is there, else to his workspace. */
export function afterSignIn(app: FastifyInstance, wanted: string | undefined): string {
  const served = servesWorkspace(app);
  if (wanted !== undefined && (served || !/^\/w(\/|\?|#|$)/.test(wanted))) return wanted;
  return served ? "/w" : "/me";
}

/** The way into a workspace for somebody who may have to sign in first. */
export function workspaceLink(path: string): string {
  return `/sign-in?${new URLSearchParams({ to: path }).toString()}`;
}
