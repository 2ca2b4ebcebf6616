import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspace } from "../workspace-route.tsx";
import { cityPlace } from "./search.ts";

export const cityRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/city",
    validateSearch: cityPlace,
    component: lazyRouteComponent(() => import("./city-page.tsx"), "CityPage"),
  }),
] as const;
