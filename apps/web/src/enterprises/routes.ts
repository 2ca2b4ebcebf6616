import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspace } from "../workspace-route.tsx";
import { enterpriseFilter } from "./search.ts";

export const enterpriseRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/enterprises",
    validateSearch: enterpriseFilter,
    component: lazyRouteComponent(() => import("./enterprises-page.tsx"), "EnterprisesPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/enterprises/own",
    component: lazyRouteComponent(() => import("./enterprise-page.tsx"), "OwnEnterprisePage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/enterprises/own/edit",
    component: lazyRouteComponent(() => import("./edit-enterprise-page.tsx"), "EditEnterprisePage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/enterprises/$id",
    component: lazyRouteComponent(() => import("./enterprise-page.tsx"), "EnterprisePage"),
  }),
] as const;
