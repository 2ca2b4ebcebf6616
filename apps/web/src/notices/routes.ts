import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspace } from "../workspace-route.tsx";
import { noticeFilter, noticeLineFilter } from "./search.ts";

export const noticeRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/notices",
    validateSearch: noticeFilter,
    component: lazyRouteComponent(() => import("./notices-page.tsx"), "NoticesPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/notices/$id",
    validateSearch: noticeLineFilter,
    component: lazyRouteComponent(() => import("./notice-page.tsx"), "NoticePage"),
  }),
] as const;
