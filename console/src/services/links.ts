import { services } from ".";

/** Links from one service's pages into another's; undefined where the console has no pages of that service. */
const has = (id: string) => services.some((service) => service.id === id);

export function roleLink(name: string): string | undefined {
  return has("iam") ? `/iam/roles/${encodeURIComponent(name)}` : undefined;
}

export function logGroupLink(name: string): string | undefined {
  return has("logs") ? `/logs/groups/${encodeURIComponent(name)}` : undefined;
}

export function functionLink(name: string): string | undefined {
  return has("lambda") ? `/lambda/functions/by-name/${encodeURIComponent(name)}` : undefined;
}
