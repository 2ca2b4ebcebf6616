import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspace } from "../workspace-route.tsx";

export const clockRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/system",
    component: lazyRouteComponent(() => import("./system-page.tsx"), "SystemPage"),
  }),
] as const;
