import type { GeneratedFile } from "./generated-file.ts";

/** The API's description, printed from the routes as the server itself serves it. */
export async function generate(): Promise<GeneratedFile[]> {
  const { openapiDocument } = await import("../../apps/server/src/platform/openapi.ts");
  const { allRoutes } = await import("../../apps/server/src/routes.ts");
  return [{ path: "docs/generated/openapi.json", content: `${JSON.stringify(openapiDocument(allRoutes), null, 2)}\n` }];
}
