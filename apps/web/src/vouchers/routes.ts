import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspace } from "../workspace-route.tsx";
import { voucherFilter } from "./search.ts";

export const voucherRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/vouchers",
    validateSearch: voucherFilter,
    component: lazyRouteComponent(() => import("./vouchers-page.tsx"), "VouchersPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/vouchers/$id",
    component: lazyRouteComponent(() => import("./voucher-page.tsx"), "VoucherPage"),
  }),
] as const;
