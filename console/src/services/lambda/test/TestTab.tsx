import { LambdaClient } from "@aws-sdk/client-lambda";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useLocation } from "react-router-dom";
import { useClient } from "../../../shared/clients";
import { useFlash } from "../../../shared/flash";
import { prettyJson } from "../../../shared/format";
import { UnsavedGuard } from "../../../shared/unsaved";
import type { FunctionTabProps } from "../functions";
import { checkEvent, EventFields, newEvent } from "./EventFields";
import { invoke, type TestResult } from "./invoke";
import { ResultPane } from "./ResultPane";
import { eventOf, isUnsaved, linkTo, type TestEvent, useTestEvents } from "./testEvents";

export function TestTab({ details }: FunctionTabProps) {
  const name = details.configuration.FunctionName!;
  const client = useClient(LambdaClient);
  const flash = useFlash();
  const { events, save } = useTestEvents(name);
  const { hash } = useLocation();
  const [beginning, setBeginning] = useState<TestEvent>(() => eventOf(hash) ?? events[0] ?? newEvent());
  const [event, setEvent] = useState(beginning);
  const [shownHash, setShownHash] = useState(hash);
  if (hash !== shownHash) {
    // A link to another event was followed while this tab was open.
    setShownHash(hash);
    setBeginning(eventOf(hash) ?? beginning);
    setEvent(eventOf(hash) ?? event);
  }

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
    try {
      await navigator.clipboard.writeText(linkTo(event, location.href));
      flash.success("A link to this event was copied. It holds the event itself: whoever opens it and may see the function has the event in this tab, to run or to save.");
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
      <Container header={<Header variant="h2" description="Runs the deployed function with this event. Events are kept in this browser; a link hands one to other people of the account." actions={actions}>Test event</Header>}>
        <EventFields events={events} event={event} onChange={setEvent} />
        <UnsavedGuard isDirty={() => isUnsaved(event, events, beginning)} />
      </Container>
    </SpaceBetween>
  );
}
