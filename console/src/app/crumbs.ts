import { useMemo } from "react";
import { useMatches } from "react-router-dom";
import { homeOf, type PageHandle, services } from "../services";
import { useNames } from "../shared/names";

interface Crumb {
  text: string;
  path: string;
}

/** The way from the service to this page, as the routes' handles name it. */
export function useCrumbs(): readonly Crumb[] {
  const matches = useMatches();
  const names = useNames();
  return useMemo(
    () =>
      matches.flatMap((match) => {
        const handle = match.handle as PageHandle | undefined;
        if (!handle) return [];
        const text = typeof handle.crumb === "function" ? handle.crumb(match.params) : handle.crumb;
        const service = services.find((s) => match.pathname === `/${s.id}`);
        return [{ text: (handle.isId && names.get(text)) || text, path: service ? homeOf(service) : encoded(match.pathname) }];
      }),
    [matches, names],
  );
}

// The router has decoded it; what stands in a name, such as #, must not end the path.
function encoded(pathname: string): string {
  return pathname.split("/").map((segment) => encodeURIComponent(segment.replaceAll("%2F", "/"))).join("/");
}
