import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspace } from "../workspace-route.tsx";

export const programmeRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/programmes",
    component: lazyRouteComponent(() => import("./programmes-page.tsx"), "ProgrammesPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/programmes/$id",
    validateSearch: (search: Record<string, unknown>): { edition?: string } =>
      typeof search["edition"] === "string" ? { edition: search["edition"] } : {},
    component: lazyRouteComponent(() => import("./programme-page.tsx"), "ProgrammePage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/programmes/$id/editions/new",
    component: lazyRouteComponent(() => import("./new-edition-page.tsx"), "NewEditionPage"),
  }),
] as const;
