import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspace } from "../workspace-route.tsx";
import { applicationFilter, wizardPlace, newCase } from "./search.ts";

export const applicationRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/applications",
    validateSearch: applicationFilter,
    component: lazyRouteComponent(() => import("./applications-page.tsx"), "ApplicationsPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/applications/new",
    validateSearch: newCase,
    component: lazyRouteComponent(() => import("./new-application-page.tsx"), "NewApplicationPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/applications/$id",
    component: lazyRouteComponent(() => import("./application-page.tsx"), "ApplicationPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/applications/$id/edit",
    validateSearch: wizardPlace,
    component: lazyRouteComponent(() => import("./edit-application-page.tsx"), "EditApplicationPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/applications/$id/receipt",
    component: lazyRouteComponent(() => import("./receipt-page.tsx"), "ReceiptPage"),
  }),
] as const;
