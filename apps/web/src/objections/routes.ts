import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspace } from "../workspace-route.tsx";
import { objectionFilter } from "./search.ts";

export const objectionRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/objections",
    validateSearch: objectionFilter,
    component: lazyRouteComponent(() => import("./objections-page.tsx"), "ObjectionsPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/objections/$id",
    component: lazyRouteComponent(() => import("./objection-page.tsx"), "ObjectionPage"),
  }),
] as const;
