import { services } from ".";

/** Links from one service's pages into another's; undefined where the console has no pages of that service. */
const has = (id: string) => services.some((service) => service.id === id);

export function roleLink(name: string): string | undefined {
  return has("iam") ? `/iam/roles/by-name/${encodeURIComponent(name)}` : undefined;
}

export function logGroupLink(name: string): string | undefined {
  return has("logs") ? `/logs/groups/by-name/${encodeURIComponent(name)}` : undefined;
}

export function functionLink(name: string): string | undefined {
  return has("lambda") ? `/lambda/functions/by-name/${encodeURIComponent(name)}` : undefined;
}

/** Where a text that says "… is not authorized to perform: …" is explained; undefined of any other text. */
export function denialLink(text: string): string | undefined {
  return has("iam") && text.includes(" is not authorized to perform: ") ? `/iam/denied?${new URLSearchParams({ message: text })}` : undefined;
}

export function apiLink(id: string): string | undefined {
  return has("apigateway") ? `/apigateway/apis/rest/${encodeURIComponent(id)}` : undefined;
}

/** Where an API is made. */
export function newApiLink(): string | undefined {
  return has("apigateway") ? "/apigateway/apis/create" : undefined;
}

export function tableLink(name: string): string | undefined {
  return has("dynamodb") ? `/dynamodb/tables/by-name/${encodeURIComponent(name)}` : undefined;
}
