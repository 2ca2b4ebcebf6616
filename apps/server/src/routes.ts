import type { Route } from "./platform/route.ts";
import { calendarRoutes } from "./calendar/routes.ts";
import { clockRoutes } from "./clock/routes.ts";
import { fileRoutes } from "./files/routes.ts";
import { peopleRoutes } from "./people/routes.ts";

/** Every operation of the API, in the order of its description. */
export const allRoutes: readonly Route[] = [
  ...peopleRoutes,
  ...fileRoutes,
  ...calendarRoutes,
  ...clockRoutes,
];
