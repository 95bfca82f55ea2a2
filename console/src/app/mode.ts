import { applyMode, Mode } from "@cloudscape-design/global-styles";
import { useSyncExternalStore } from "react";

/** Light or dark, as chosen here before, or else as the person's system has it. */
const key = "fractus.mode";
const listeners = new Set<() => void>();

export type ColorMode = "light" | "dark";

export function currentMode(): ColorMode {
  const chosen = localStorage.getItem(key);
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

export function applyRememberedMode() {
  const mode = currentMode();
  applyMode(mode === "dark" ? Mode.Dark : Mode.Light);
  document.documentElement.style.colorScheme = mode;
}

export function chooseMode(mode: ColorMode) {
  localStorage.setItem(key, mode);
  applyRememberedMode();
  for (const listener of listeners) listener();
}

export function useMode(): ColorMode {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, currentMode);
}
