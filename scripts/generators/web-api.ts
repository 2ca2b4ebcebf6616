import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import type { GeneratedFile } from "./generated-file.ts";

interface Document {
  readonly paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
}

const refusal = {
  description: "a refusal",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};

/** The types of the API for the workspaces. A refusal has one shape for all operations, so it is listed once for each. */
export async function generate(): Promise<GeneratedFile[]> {
  const { openapiDocument } = await import("../../apps/server/src/platform/openapi.ts");
  const { allRoutes } = await import("../../apps/server/src/routes.ts");
  const document = openapiDocument(allRoutes) as unknown as Document;
  for (const item of Object.values(document.paths))
    for (const operation of Object.values(item))
      operation.responses = {
        ...Object.fromEntries(Object.entries(operation.responses).filter(([status]) => status.startsWith("2"))),
        default: refusal,
      };
  const types = astToString(await openapiTS(document as unknown as OpenAPI3, { alphabetize: true }));
  return [
    { path: "apps/web/src/api.generated.ts", content: `// Written by \`npm run generate\` from the routes.\n${types}` },
  ];
}
