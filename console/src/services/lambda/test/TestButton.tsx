import { LambdaClient } from "@aws-sdk/client-lambda";
import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { useFlash } from "../../../shared/flash";
import { invoke, type TestResult } from "./invoke";
import { TestEventModal } from "./TestEventModal";
import { type TestEvent, useTestEvents } from "./testEvents";

/** Runs the deployed function with the event that was chosen last, and asks for one where there is none. */
export function TestButton({ name, onResult }: { name: string; onResult(result: TestResult): void }) {
  const client = useClient(LambdaClient);
  const flash = useFlash();
  const { events, save, remove } = useTestEvents(name);
  const [isRunning, setRunning] = useState(false);
  const [isConfiguring, setConfiguring] = useState(false);
  const current = events[0];

  async function run(event: TestEvent) {
    setRunning(true);
    try {
      onResult(await invoke(client, name, event));
    } catch (error) {
      flash.error("The function was not invoked", error);
    } finally {
      setRunning(false);
    }
  }

  function choose(id: string) {
    const event = events.find((e) => `event ${e.name}` === id);
    if (!event) {
      setConfiguring(true);
      return;
    }
    save(event);
    void run(event);
  }

  return (
    <>
      {current ? (
        <ButtonDropdown
          ariaLabel="Test events"
          mainAction={{ text: "Test", loading: isRunning, loadingText: "Running the test", onClick: () => void run(current) }}
          items={[
            { text: "Test events", items: events.map((e) => ({ id: `event ${e.name}`, text: e.name })) },
            { id: "configure", text: "Configure test events" },
          ]}
          onItemClick={({ detail }) => choose(detail.id)}
        />
      ) : (
        <Button onClick={() => setConfiguring(true)}>Test</Button>
      )}
      {isConfiguring && <TestEventModal events={events} onSave={save} onDelete={remove} onDismiss={() => setConfiguring(false)} />}
    </>
  );
}
