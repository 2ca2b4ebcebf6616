import type { Route } from "./platform/route.ts";
import { calendarRoutes } from "./calendar/routes.ts";
import { clockRoutes } from "./clock/routes.ts";
import { fileRoutes } from "./files/routes.ts";
import { messageRoutes } from "./messages/routes.ts";
import { administrationRoutes } from "./people/administration.ts";
import { peopleRoutes } from "./people/routes.ts";

/** Every operation of the API, in the order of its description. */
export const allRoutes: readonly Route[] = [
  ...peopleRoutes,
  ...administrationRoutes,
  ...messageRoutes,
  ...fileRoutes,
  ...calendarRoutes,
  ...clockRoutes,
];
