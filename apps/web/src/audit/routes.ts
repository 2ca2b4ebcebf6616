import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspace } from "../workspace-route.tsx";
import { auditSearch } from "./search.ts";

export const auditRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/audit",
    validateSearch: auditSearch,
    component: lazyRouteComponent(() => import("./audit-page.tsx"), "AuditPage"),
  }),
] as const;
