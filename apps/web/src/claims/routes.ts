import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { readClaimsSearch } from "./search.ts";
import { workspace } from "../workspace-route.tsx";

export const claimRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/claims",
    validateSearch: readClaimsSearch,
    component: lazyRouteComponent(() => import("./claims-page.tsx"), "ClaimsPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/claims/new",
    validateSearch: (search): { voucher?: string } =>
      typeof search["voucher"] === "string" ? { voucher: search["voucher"] } : {},
    component: lazyRouteComponent(() => import("./new-claim-page.tsx"), "NewClaimPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/claims/$id/edit",
    validateSearch: (search): { step?: number } => {
      const step = Number(search["step"]);
      return Number.isInteger(step) && step >= 1 && step <= 4 ? { step } : {};
    },
    component: lazyRouteComponent(() => import("./claim-form-page.tsx"), "ClaimFormPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/claims/$id/receipt",
    component: lazyRouteComponent(() => import("./claim-receipt-page.tsx"), "ClaimReceiptPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/claims/$id",
    component: lazyRouteComponent(() => import("./claim-page.tsx"), "ClaimPage"),
  }),
] as const;
