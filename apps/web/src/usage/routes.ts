import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspace } from "../workspace-route.tsx";
import { readUsageSearch } from "./search.ts";

export const usageRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/usage",
    validateSearch: readUsageSearch,
    component: lazyRouteComponent(() => import("./usage-page.tsx"), "UsagePage"),
  }),
] as const;
