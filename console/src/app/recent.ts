import { type Service, services } from "../services";
import { readPersisted, writePersisted } from "../shared/usePersisted";

const key = "recent";
const most = 6;
const isIds = (value: unknown): value is string[] => Array.isArray(value) && value.every((id) => typeof id === "string");

export function rememberVisit(id: string) {
  const others = (readPersisted(key, isIds) ?? []).filter((other) => other !== id);
  writePersisted(key, [id, ...others].slice(0, most));
}

/** The services visited last, the newest first. */
export function recentServices(): readonly Service[] {
  return (readPersisted(key, isIds) ?? []).flatMap((id) => services.find((s) => s.id === id) ?? []);
}
