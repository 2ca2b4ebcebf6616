import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspace } from "../workspace-route.tsx";
import { lineFilter, newSettlement, settlementFilter } from "./search.ts";

export const settlementRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/settlements",
    validateSearch: settlementFilter,
    component: lazyRouteComponent(() => import("./settlements-page.tsx"), "SettlementsPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/settlements/new",
    validateSearch: newSettlement,
    component: lazyRouteComponent(() => import("./new-settlement-page.tsx"), "NewSettlementPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/settlements/$id",
    validateSearch: lineFilter,
    component: lazyRouteComponent(() => import("./settlement-page.tsx"), "SettlementPage"),
  }),
] as const;
