const NOWHERE = "http://local.invalid";

/**
 * An address of this very site, path and query, where a visitor may be sent after signing in. Another site's address, in
 * whatever disguise, is none; nor is the API, which answers programs.
 */
export function localPath(wanted: string | undefined): string | undefined {
  if (wanted === undefined || wanted.length > 500 || !/^\/(?![/\\])[\u0021-\u007e]*$/.test(wanted)) return undefined;
  if (!URL.canParse(wanted, NOWHERE)) return undefined;
  const { origin, pathname, search, hash } = new URL(wanted, NOWHERE);
  const path = `${pathname}${search}${hash}`;
  // What was `/x/..//evil` is `//evil` by now.
  if (origin !== NOWHERE || path.startsWith("//") || /^\/(api|sign-in)(\/|$)/.test(pathname)) return undefined;
  return path;
}
