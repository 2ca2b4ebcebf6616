import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspace } from "../workspace-route.tsx";
import { admissionPlace } from "./search.ts";

export const admissionRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/admissions",
    validateSearch: admissionPlace,
    component: lazyRouteComponent(() => import("./admissions-page.tsx"), "AdmissionsPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/suppliers/$id",
    component: lazyRouteComponent(() => import("./supplier-page.tsx"), "SupplierPage"),
  }),
] as const;
