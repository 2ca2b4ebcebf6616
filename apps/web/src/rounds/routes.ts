import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspace } from "../workspace-route.tsx";

export const roundRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/rounds",
    component: lazyRouteComponent(() => import("./rounds-page.tsx"), "RoundsPage"),
  }),
] as const;
