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
