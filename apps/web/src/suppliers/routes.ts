import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspace } from "../workspace-route.tsx";

export const supplierRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/supplier",
    component: lazyRouteComponent(() => import("./own-supplier-page.tsx"), "OwnSupplierPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/supplier/edit",
    component: lazyRouteComponent(() => import("./supplier-form-page.tsx"), "SupplierFormPage"),
  }),
] as const;
