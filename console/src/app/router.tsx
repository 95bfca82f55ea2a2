import { createBrowserRouter, type RouteObject } from "react-router-dom";
import { services } from "../services";
import { Home } from "./Home";
import { NotFound } from "./NotFound";
import { PageFault } from "./PageFault";
import { Shell } from "./Shell";

/** Where the console's pages live; the server also shows it at its root. */
export const base = "/_console";

// The address that people know is the server's root.
if (!location.pathname.startsWith(base)) {
  history.replaceState(null, "", `${base}/`);
}

// A page's own faults are shown inside the frame, so that the way to other pages stays.
const guarded = (routes: RouteObject[]): RouteObject[] => [{ errorElement: <PageFault />, children: routes }];

export const router = createBrowserRouter(
  [
    {
      element: <Shell />,
      hydrateFallbackElement: <Shell isStarting />,
      errorElement: <PageFault />,
      children: [
        { index: true, element: <Home /> },
        ...services.map((s) => ({ path: s.id, handle: { crumb: s.name }, children: guarded(s.routes) })),
        { path: "*", element: <NotFound /> },
      ],
    },
  ],
  { basename: base },
);
