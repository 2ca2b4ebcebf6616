import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspace } from "../workspace-route.tsx";
import { readProductsSearch } from "./search.ts";

export const productRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/products",
    validateSearch: readProductsSearch,
    component: lazyRouteComponent(() => import("./products-page.tsx"), "ProductsPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/products/new",
    component: lazyRouteComponent(() => import("./product-form-page.tsx"), "NewProductPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/products/$id",
    component: lazyRouteComponent(() => import("./product-page.tsx"), "ProductPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/products/$id/edit",
    component: lazyRouteComponent(() => import("./product-form-page.tsx"), "EditProductPage"),
  }),
] as const;
