import { useEffect, useSyncExternalStore } from "react";

let names: ReadonlyMap<string, string> = new Map();
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells the frame how the thing is called whose address has only its id, once that is known. */
export function useNameOf(id: string, name: string | undefined) {
  useEffect(() => {
    if (!name || names.get(id) === name) return;
    names = new Map(names).set(id, name);
    listeners.forEach((listener) => listener());
  }, [id, name]);
}

/** The names that pages have told, by id. */
export function useNames(): ReadonlyMap<string, string> {
  return useSyncExternalStore(subscribe, () => names);
}
