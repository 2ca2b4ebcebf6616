import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspace } from "../workspace-route.tsx";

const tabs = ["services", "diff", "minutes"] as const;
export type CatalogueTab = (typeof tabs)[number];

export const catalogueRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/catalogues",
    component: lazyRouteComponent(() => import("./catalogues-page.tsx"), "CataloguesPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/catalogues/$id",
    validateSearch: (search: Record<string, unknown>): { tab?: CatalogueTab; with?: string } => {
      const tab = tabs.find((one) => one === search["tab"]);
      return {
        ...(tab === undefined ? {} : { tab }),
        ...(typeof search["with"] === "string" ? { with: search["with"] } : {}),
      };
    },
    component: lazyRouteComponent(() => import("./catalogue-page.tsx"), "CataloguePage"),
  }),
] as const;
