import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspace } from "../workspace-route.tsx";
import { readConfirmationsSearch } from "./search.ts";

export const confirmationRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/confirmations",
    validateSearch: readConfirmationsSearch,
    component: lazyRouteComponent(() => import("./confirmations-page.tsx"), "ConfirmationsPage"),
  }),
] as const;
