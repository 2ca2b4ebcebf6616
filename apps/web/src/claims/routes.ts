import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { claimLifecycle, type ClaimStatus } from "@yunquan/core/claims/lifecycle.ts";
import { marks, type Mark } from "@yunquan/core/usage/marks.ts";
import { workspace } from "../workspace-route.tsx";

export interface ClaimsSearch {
  readonly status?: ClaimStatus;
  readonly mark?: Mark;
  readonly overdue?: true;
}

const isStatus = (value: unknown): value is ClaimStatus =>
  typeof value === "string" && value in claimLifecycle.statuses;
const isMark = (value: unknown): value is Mark => typeof value === "string" && value in marks;

export const claimRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/claims",
    validateSearch: (search): ClaimsSearch => ({
      ...(isStatus(search["status"]) ? { status: search["status"] } : {}),
      ...(isMark(search["mark"]) ? { mark: search["mark"] } : {}),
      ...(search["overdue"] === true ? { overdue: true as const } : {}),
    }),
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
