import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { standardSearch } from "./search.ts";
import { workspace } from "../workspace-route.tsx";

export const standardRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/standards",
    component: lazyRouteComponent(() => import("./standards-page.tsx"), "StandardsPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/standards/$id",
    validateSearch: standardSearch,
    component: lazyRouteComponent(() => import("./standard-page.tsx"), "StandardPage"),
  }),
] as const;
