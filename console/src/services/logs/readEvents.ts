import { type CloudWatchLogsClient, type FilteredLogEvent, FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";

/** Which events are wanted. */
export interface EventQuery {
  group: string;
  stream: string | undefined;
  pattern: string;
  /** Both in milliseconds since 1970; undefined is without that end. */
  fromMs: number | undefined;
  toMs: number | undefined;
}

export interface FoundEvents {
  events: readonly FilteredLogEvent[];
  /** Undefined at the end. */
  next: string | undefined;
}

const pageSize = 1000;
// A page may hold nothing although more follow: so many are read before the person is asked.
const mostPages = 20;

/** Reads on until something more was found. */
export async function readEvents(client: CloudWatchLogsClient, query: EventQuery, before: FoundEvents | undefined, abortSignal: AbortSignal): Promise<FoundEvents> {
  const events = [...(before?.events ?? [])];
  let next = before?.next;
  for (let page = 0; page < mostPages; page++) {
    const answer = await client.send(
      new FilterLogEventsCommand({
        logGroupName: query.group,
        logStreamNames: query.stream === undefined ? undefined : [query.stream],
        filterPattern: query.pattern || undefined,
        startTime: query.fromMs,
        endTime: query.toMs,
        limit: pageSize,
        nextToken: next,
      }),
      { abortSignal },
    );
    events.push(...(answer.events ?? []));
    next = answer.nextToken;
    if (!next || events.length > (before?.events.length ?? 0)) break;
  }
  return { events, next };
}
