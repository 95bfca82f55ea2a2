import { LambdaClient } from "@aws-sdk/client-lambda";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { useFlash } from "../../../shared/flash";
import { prettyJson } from "../../../shared/format";
import type { FunctionTabProps } from "../functions";
import { checkEvent, EventFields, newEvent } from "./EventFields";
import { invoke, type TestResult } from "./invoke";
import { ResultPane } from "./ResultPane";
import { type TestEvent, useTestEvents } from "./testEvents";

export function TestTab({ details }: FunctionTabProps) {
  const name = details.configuration.FunctionName!;
  const client = useClient(LambdaClient);
  const flash = useFlash();
  const { events, save } = useTestEvents(name);
  const [event, setEvent] = useState<TestEvent>(() => events[0] ?? newEvent());
  const [result, setResult] = useState<TestResult>();
  const [isRunning, setRunning] = useState(false);

  async function run() {
    setRunning(true);
    try {
      setResult(await invoke(client, name, { ...event, name: event.name || "(unsaved event)" }));
    } catch (error) {
      flash.error("The function was not invoked", error);
    } finally {
      setRunning(false);
    }
  }

  function store() {
    try {
      checkEvent(event);
      save(event);
      flash.success(`The test event ${event.name} was saved.`);
    } catch (error) {
      flash.error("The event was not saved", error);
    }
  }

  const actions = (
    <SpaceBetween direction="horizontal" size="xs">
      <Button onClick={() => setEvent({ ...event, json: prettyJson(event.json) })}>Format JSON</Button>
      <Button onClick={store}>Save</Button>
      <Button variant="primary" loading={isRunning} onClick={() => void run()}>
        Test
      </Button>
    </SpaceBetween>
  );
  return (
    <SpaceBetween size="l">
      {result && <ResultPane result={result} />}
      <Container header={<Header variant="h2" description="Runs the deployed function with this event" actions={actions}>Test event</Header>}>
        <EventFields events={events} event={event} onChange={setEvent} />
      </Container>
    </SpaceBetween>
  );
}
