import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspace } from "../workspace-route.tsx";
import { queueFilter, reviewPlace } from "./search.ts";

export const reviewRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/review",
    validateSearch: reviewPlace,
    component: lazyRouteComponent(() => import("./review-page.tsx"), "ReviewPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/review/applications/$id",
    validateSearch: (given: Record<string, unknown>) => queueFilter("application", given),
    component: lazyRouteComponent(() => import("./application-review-page.tsx"), "ApplicationReviewPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/review/claims/$id",
    validateSearch: (given: Record<string, unknown>) => queueFilter("claim", given),
    component: lazyRouteComponent(() => import("./claim-review-page.tsx"), "ClaimReviewPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/review/enterprises/$id",
    component: lazyRouteComponent(() => import("./enterprise-review-page.tsx"), "EnterpriseReviewPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/payment-accounts",
    component: lazyRouteComponent(() => import("./payment-accounts-page.tsx"), "PaymentAccountsPage"),
  }),
] as const;
