import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { catalogueSearch } from "./search.ts";
import { workspace } from "../workspace-route.tsx";

export const catalogueRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/catalogues",
    component: lazyRouteComponent(() => import("./catalogues-page.tsx"), "CataloguesPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/catalogues/$id",
    validateSearch: catalogueSearch,
    component: lazyRouteComponent(() => import("./catalogue-page.tsx"), "CataloguePage"),
  }),
] as const;
