import { LambdaClient } from "@aws-sdk/client-lambda";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useSearchParams } from "react-router-dom";
import { useClient } from "../../../shared/clients";
import { useFlash } from "../../../shared/flash";
import { prettyJson } from "../../../shared/format";
import type { FunctionTabProps } from "../functions";
import { checkEvent, EventFields, eventOf, newEvent } from "./EventFields";
import { invoke, type TestResult } from "./invoke";
import { ResultPane } from "./ResultPane";
import { type TestEvent, useTestEvents } from "./testEvents";

export function TestTab({ details }: FunctionTabProps) {
  const name = details.configuration.FunctionName!;
  const client = useClient(LambdaClient);
  const flash = useFlash();
  const { events, save } = useTestEvents(name);
  const [parameters] = useSearchParams();
  const [event, setEvent] = useState<TestEvent>(() => eventOf(parameters) ?? events[0] ?? newEvent());
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

  async function share() {
    const link = new URL(location.href);
    link.search = new URLSearchParams({ tab: "test", eventName: event.name, event: event.json }).toString();
    try {
      await navigator.clipboard.writeText(link.href);
      flash.success("A link to this event was copied: whoever opens it has the event in this tab.");
    } catch (error) {
      flash.error("The link was not copied", error);
    }
  }

  const actions = (
    <SpaceBetween direction="horizontal" size="xs">
      <Button onClick={() => setEvent({ ...event, json: prettyJson(event.json) })}>Format JSON</Button>
      <Button onClick={() => void share()}>Copy link</Button>
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
