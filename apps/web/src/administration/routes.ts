import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspace } from "../workspace-route.tsx";

export const administrationRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/administration",
    validateSearch: (search: Record<string, unknown>): { tab?: "offices" } =>
      search["tab"] === "offices" ? { tab: "offices" } : {},
    component: lazyRouteComponent(() => import("./administration-page.tsx"), "AdministrationPage"),
  }),
] as const;
