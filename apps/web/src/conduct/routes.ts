import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspace } from "../workspace-route.tsx";
import { conductSearch } from "./search.ts";

export const conductRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/conduct",
    validateSearch: conductSearch,
    component: lazyRouteComponent(() => import("./conduct-page.tsx"), "ConductPage"),
  }),
] as const;
