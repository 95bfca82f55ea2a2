import { useCallback, useEffect, useRef, useState } from "react";

/** What a page has loaded. While it loads again, the data of before stay. */
export interface Loaded<T> {
  data: T | undefined;
  error: unknown;
  isLoading: boolean;
  refresh(): void;
}

interface LoadOptions<T> {
  /** Whether to ask again in a second: while the service is still at work on what was asked of it. */
  isPending?: (data: T) => boolean;
}

interface State<T> {
  /** What it was loaded for: data of another table must never be shown as this one's. */
  dependencies: readonly unknown[];
  data?: T;
  error?: unknown;
  isLoading: boolean;
}

const pendingMs = 1000;

/**
 * Loads what a page shows, again whenever `dependencies` change or refresh is called. A load that is no longer wanted is
 * cancelled through its signal: pass it to the client as `client.send(command, { abortSignal: signal })`.
 */
export function useLoad<T>(load: (signal: AbortSignal) => Promise<T>, dependencies: readonly unknown[], options: LoadOptions<T> = {}): Loaded<T> {
  const [state, setState] = useState<State<T>>({ dependencies, isLoading: true });
  const [round, setRound] = useState(0);
  const refresh = useCallback(() => setRound((r) => r + 1), []);
  const latest = useRef({ load, options });
  latest.current = { load, options };

  useEffect(() => {
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    setState((before) => ({ dependencies, data: isSame(before.dependencies, dependencies) ? before.data : undefined, isLoading: true }));
    latest.current.load(abort.signal).then(
      (data) => {
        if (abort.signal.aborted) return;
        setState({ dependencies, data, isLoading: false });
        if (latest.current.options.isPending?.(data)) timer = setTimeout(refresh, pendingMs);
      },
      (error: unknown) => {
        if (!abort.signal.aborted) setState((before) => ({ dependencies, data: before.data, error, isLoading: false }));
      },
    );
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the caller says what a load depends on
  }, [...dependencies, round]);

  const current = isSame(state.dependencies, dependencies) ? state : { data: undefined, error: undefined, isLoading: true };
  return { data: current.data, error: current.error, isLoading: current.isLoading, refresh };
}

/** All items of a paginated list, up to a bound that keeps a page usable. */
export async function collect<Page, T>(pages: AsyncIterable<Page>, pick: (page: Page) => readonly T[] | undefined, most = 10_000): Promise<T[]> {
  const items: T[] = [];
  for await (const page of pages) {
    items.push(...(pick(page) ?? []));
    if (items.length >= most) break;
  }
  return items;
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}
