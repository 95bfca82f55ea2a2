import { useCallback } from "react";
import { useSession } from "../../../session/Session";
import { usePersisted } from "../../../shared/usePersisted";

/** An event to test a function with; this browser remembers it. */
export interface TestEvent {
  name: string;
  json: string;
}

const areEvents = (value: unknown): value is readonly TestEvent[] =>
  Array.isArray(value) && value.every((e) => typeof (e as TestEvent).name === "string" && typeof (e as TestEvent).json === "string");

export function useTestEvents(functionName: string) {
  const { region, credentials } = useSession();
  const key = `testEvents.${credentials.accessKeyId}.${region}.${functionName}`;
  const [events, setEvents] = usePersisted<readonly TestEvent[]>(key, [], areEvents);
  const save = useCallback(
    (event: TestEvent) => setEvents([event, ...events.filter((e) => e.name !== event.name)]),
    [events, setEvents],
  );
  const remove = useCallback((name: string) => setEvents(events.filter((e) => e.name !== name)), [events, setEvents]);
  return { events, save, remove };
}

const isSame = (a: TestEvent, b: TestEvent) => a.name === b.name && a.json === b.json;

/** Whether somebody has made of it what is neither saved nor what it began as. */
export const isUnsaved = (event: TestEvent, events: readonly TestEvent[], beginning: TestEvent): boolean =>
  ![...events, beginning].some((known) => isSame(event, known)) && !(event.name === "" && templates.some((t) => prettyTemplate(t) === event.json));

// The longest address that every browser takes.
const mostLinkCharacters = 80_000;

/**
 * An address that opens the tab Test with this event, for other people of the account. The event is in the fragment, which browsers
 * do not send: it comes into no log on the way.
 * @throws Error where the event is too long for an address.
 */
export function linkTo(event: TestEvent, page: string): string {
  const link = new URL(page);
  link.search = "?tab=test";
  link.hash = new URLSearchParams({ eventName: event.name, event: event.json }).toString();
  if (link.href.length > mostLinkCharacters) throw new Error(`The event is too long for a link: it would have ${link.href.length} characters, of which not every browser takes more than ${mostLinkCharacters}.`);
  return link.href;
}

/** The event that such an address carries. */
export function eventOf(fragment: string): TestEvent | undefined {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ""));
  const json = parameters.get("event");
  return json === null ? undefined : { name: parameters.get("eventName") ?? "", json };
}

export const prettyTemplate = ({ json }: { json: unknown }) => JSON.stringify(json, null, 2);

/** What events of their sources look like, cut down to what functions read. */
export const templates: readonly { id: string; json: unknown }[] = [
  { id: "hello-world", json: { key1: "value1", key2: "value2", key3: "value3" } },
  {
    id: "apigateway-aws-proxy",
    json: {
      resource: "/users", path: "/users", httpMethod: "GET", headers: { Accept: "application/json" }, queryStringParameters: { limit: "10" },
      pathParameters: null, stageVariables: null, body: null, isBase64Encoded: false,
      requestContext: { accountId: "000000000000", stage: "v1", httpMethod: "GET", path: "/v1/users", resourcePath: "/users", identity: { sourceIp: "127.0.0.1" } },
    },
  },
  {
    id: "apigateway-http-api-proxy",
    json: {
      version: "2.0", routeKey: "GET /users", rawPath: "/users", rawQueryString: "limit=10", headers: { accept: "application/json" },
      queryStringParameters: { limit: "10" }, isBase64Encoded: false,
      requestContext: { accountId: "000000000000", stage: "$default", http: { method: "GET", path: "/users", protocol: "HTTP/1.1", sourceIp: "127.0.0.1", userAgent: "test" } },
    },
  },
  {
    id: "dynamodb-update",
    json: {
      Records: [
        {
          eventID: "1", eventName: "INSERT", eventSource: "aws:dynamodb", awsRegion: "us-east-1",
          dynamodb: { Keys: { id: { S: "1" } }, NewImage: { id: { S: "1" }, text: { S: "new" } }, SequenceNumber: "1", StreamViewType: "NEW_AND_OLD_IMAGES" },
        },
      ],
    },
  },
  {
    id: "sqs-receive-message",
    json: { Records: [{ messageId: "1", receiptHandle: "handle", body: "a message", attributes: { ApproximateReceiveCount: "1" }, eventSource: "aws:sqs" }] },
  },
];
