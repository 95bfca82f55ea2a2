import type { IconProps } from "@cloudscape-design/components/icon";
import type { RouteObject } from "react-router-dom";

/** What the frame knows of a service's pages. Each folder here has one in its service.ts, which loads the pages on demand. */
export interface Service {
  /** The first segment of the paths of its pages. */
  id: string;
  name: string;
  /** One line: what a person does with it. */
  summary: string;
  category: "Compute" | "Database" | "Networking" | "Security" | "Management";
  icon: IconProps.Name;
  /** What else people type to find it. */
  keywords: readonly string[];
  /** The side navigation; the first entry is where the service opens. */
  navigation: readonly NavigationEntry[];
  /** On the pages of one thing, such as one API: the entries for that thing, under its name. */
  within?(pathname: string): { noun: string; id: string; entries: readonly NavigationEntry[] } | undefined;
  /** Below its id. A route's handle may name its breadcrumb (see PageHandle). */
  routes: RouteObject[];
}

export interface NavigationEntry {
  text: string;
  /** Below the service's id, such as "tables"; "" is the service's own first page. */
  to: string;
}

/** The handle of a route that has a breadcrumb. */
export interface PageHandle {
  /** Whether the crumb is an id, in whose place a name is shown that a page tells (see shared/names.ts). */
  isId?: boolean;
  crumb: string | ((params: Readonly<Record<string, string | undefined>>) => string);
}

const found = import.meta.glob<Service>("./*/service.ts", { eager: true, import: "service" });

/** In the order of their names. */
export const services: readonly Service[] = Object.values(found).sort((a, b) => a.name.localeCompare(b.name));

export function homeOf(service: Service): string {
  const first = service.navigation[0]?.to;
  return first ? `/${service.id}/${first}` : `/${service.id}`;
}
