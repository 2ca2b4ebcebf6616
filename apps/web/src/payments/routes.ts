import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspace } from "../workspace-route.tsx";
import { batchLineFilter, newBatch, paymentFilter, suspenseFilter } from "./search.ts";

export const paymentRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/payments",
    validateSearch: paymentFilter,
    component: lazyRouteComponent(() => import("./payments-page.tsx"), "PaymentsPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/payments/new",
    validateSearch: newBatch,
    component: lazyRouteComponent(() => import("./new-batch-page.tsx"), "NewBatchPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/payments/suspense",
    validateSearch: suspenseFilter,
    component: lazyRouteComponent(() => import("./suspense-page.tsx"), "SuspensePage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/payments/receipts",
    component: lazyRouteComponent(() => import("./receipts-page.tsx"), "ReceiptsPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/payments/receipts/$id",
    component: lazyRouteComponent(() => import("./receipt-page.tsx"), "PaymentReceiptPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/payments/$id",
    validateSearch: batchLineFilter,
    component: lazyRouteComponent(() => import("./batch-page.tsx"), "BatchPage"),
  }),
] as const;
