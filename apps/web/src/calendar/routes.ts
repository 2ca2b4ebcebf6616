import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspace } from "../workspace-route.tsx";
import { calendarPlace } from "./search.ts";

export const calendarRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/calendar",
    validateSearch: calendarPlace,
    component: lazyRouteComponent(() => import("./calendar-page.tsx"), "CalendarPage"),
  }),
] as const;
