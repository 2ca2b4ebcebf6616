import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspace } from "../workspace-route.tsx";

export const messageRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/messages",
    component: lazyRouteComponent(() => import("./messages-page.tsx"), "MessagesPage"),
  }),
] as const;
