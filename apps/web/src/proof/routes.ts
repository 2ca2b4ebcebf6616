import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspace } from "../workspace-route.tsx";

export const proofRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/proof",
    component: lazyRouteComponent(() => import("./proof-runs-page.tsx"), "ProofRunsPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/proof/$id",
    component: lazyRouteComponent(() => import("./proof-run-page.tsx"), "ProofRunPage"),
  }),
] as const;
