import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspace } from "../workspace-route.tsx";

export const todayRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/",
    component: lazyRouteComponent(() => import("./today-page.tsx"), "TodayPage"),
  }),
] as const;
