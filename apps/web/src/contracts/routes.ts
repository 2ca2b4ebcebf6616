import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspace } from "../workspace-route.tsx";
import { contractFilter } from "./search.ts";

export const contractRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/contracts",
    validateSearch: contractFilter,
    component: lazyRouteComponent(() => import("./contracts-page.tsx"), "ContractsPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/contracts/$id",
    component: lazyRouteComponent(() => import("./contract-page.tsx"), "ContractPage"),
  }),
] as const;
