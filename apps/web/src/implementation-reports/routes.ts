import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspace } from "../workspace-route.tsx";
import { readReportsSearch } from "./search.ts";

export const implementationReportRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/implementation-reports",
    validateSearch: readReportsSearch,
    component: lazyRouteComponent(() => import("./implementation-reports-page.tsx"), "ImplementationReportsPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/implementation-reports/$id",
    component: lazyRouteComponent(() => import("./implementation-report-page.tsx"), "ImplementationReportPage"),
  }),
] as const;
