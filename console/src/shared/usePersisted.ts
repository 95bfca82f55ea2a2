import { useCallback, useState } from "react";

/** State that this browser remembers. What is stored may be of an older version: `isValid` decides whether it is taken. */
export function usePersisted<T>(key: string, initial: T, isValid: (value: unknown) => value is T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => readPersisted(key, isValid) ?? initial);
  const store = useCallback(
    (next: T) => {
      setValue(next);
      writePersisted(key, next);
    },
    [key],
  );
  return [value, store];
}

export function readPersisted<T>(key: string, isValid: (value: unknown) => value is T): T | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(`fractus.${key}`) ?? "null");
    return isValid(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function writePersisted(key: string, value: unknown) {
  localStorage.setItem(`fractus.${key}`, JSON.stringify(value));
}
