import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { planSearch } from "./search.ts";
import { workspace } from "../workspace-route.tsx";

export const planRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/plans",
    component: lazyRouteComponent(() => import("./plans-page.tsx"), "PlansPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/plans/$id",
    validateSearch: planSearch,
    component: lazyRouteComponent(() => import("./plan-page.tsx"), "PlanPage"),
  }),
] as const;
