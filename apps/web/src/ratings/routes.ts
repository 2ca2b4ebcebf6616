import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspace } from "../workspace-route.tsx";
import { readRatingsSearch } from "./search.ts";

export const ratingRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/ratings",
    validateSearch: readRatingsSearch,
    component: lazyRouteComponent(() => import("./ratings-page.tsx"), "RatingsPage"),
  }),
] as const;
