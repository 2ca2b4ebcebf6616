import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspace } from "../workspace-route.tsx";

export const helpRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/help",
    component: lazyRouteComponent(() => import("./help-page.tsx"), "HelpPage"),
  }),
] as const;
