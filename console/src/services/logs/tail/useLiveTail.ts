import { CloudWatchLogsClient, type LiveTailSessionLogEvent, type LiveTailSessionUpdate, StartLiveTailCommand } from "@aws-sdk/client-cloudwatch-logs";
import { useCallback, useEffect, useRef, useState } from "react";
import { useAccount, useSession } from "../../../session/Session";
import { useClient } from "../../../shared/clients";

/** An event that a live tail brought, with a number that tells it from the others. */
export interface TailedEvent extends LiveTailSessionLogEvent {
  number: number;
}

export interface LiveTail {
  state: "stopped" | "starting" | "running";
  /** The newest last. */
  events: readonly TailedEvent[];
  /** Whether there were more events in a second than a session shows. */
  isSampled: boolean;
  /** Why it ended by itself. */
  error: unknown;
  start(groups: readonly string[], pattern: string): void;
  stop(): void;
  clear(): void;
}

// So many lines are kept on the page; older ones are in the log.
const mostEvents = 2000;

/** Follows log groups from the moment it is started, until it is stopped or the page is left. */
export function useLiveTail(): LiveTail {
  const client = useClient(CloudWatchLogsClient);
  const { region } = useSession();
  const account = useAccount();
  const [state, setState] = useState<LiveTail["state"]>("stopped");
  const [events, setEvents] = useState<readonly TailedEvent[]>([]);
  const [isSampled, setSampled] = useState(false);
  const [error, setError] = useState<unknown>();
  const running = useRef<AbortController>();
  const counted = useRef(0);

  const stop = useCallback(() => {
    running.current?.abort();
    running.current = undefined;
    setState("stopped");
  }, []);
  useEffect(() => stop, [stop, client]);

  const take = useCallback(({ sessionResults = [], sessionMetadata }: LiveTailSessionUpdate) => {
    setSampled(sessionMetadata?.sampled ?? false);
    if (sessionResults.length === 0) return;
    const numbered = sessionResults.map((event) => ({ ...event, number: counted.current++ }));
    setEvents((before) => [...before, ...numbered].slice(-mostEvents));
  }, []);

  const start = useCallback(
    (groups: readonly string[], pattern: string) => {
      stop();
      const abort = new AbortController();
      running.current = abort;
      setState("starting");
      setError(undefined);
      const logGroupIdentifiers = groups.map((name) => `arn:aws:logs:${region}:${account}:log-group:${name}`);
      const follow = async () => {
        const command = new StartLiveTailCommand({ logGroupIdentifiers, logEventFilterPattern: pattern || undefined });
        const { responseStream } = await client.send(command, { abortSignal: abort.signal });
        for await (const event of responseStream ?? []) {
          if (abort.signal.aborted) return;
          if (event.sessionStart) setState("running");
          if (event.sessionUpdate) take(event.sessionUpdate);
        }
      };
      follow().then(
        () => !abort.signal.aborted && setState("stopped"),
        (reason: unknown) => {
          if (abort.signal.aborted) return;
          setError(reason);
          setState("stopped");
        },
      );
    },
    [client, region, account, stop, take],
  );

  const clear = useCallback(() => setEvents([]), []);
  return { state, events, isSampled, error, start, stop, clear };
}
