import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { FormModal } from "../../../shared/FormModal";
import { checkEvent, EventFields, newEvent } from "./EventFields";
import type { TestEvent } from "./testEvents";

interface TestEventModalProps {
  events: readonly TestEvent[];
  onSave(event: TestEvent): void;
  onDelete(name: string): void;
  onDismiss(): void;
}

export function TestEventModal({ events, onSave, onDelete, onDismiss }: TestEventModalProps) {
  const [event, setEvent] = useState<TestEvent>(() => events[0] ?? newEvent());

  async function submit() {
    checkEvent(event);
    onSave(event);
  }

  return (
    <FormModal title="Configure test event" submitLabel="Save" size="large" calls={undefined} onSubmit={submit} onDismiss={onDismiss}>
      <EventFields events={events} event={event} onChange={setEvent} />
      {events.some((e) => e.name === event.name) && (
        <Button
          formAction="none"
          onClick={() => {
            onDelete(event.name);
            onDismiss();
          }}
        >
          Delete event
        </Button>
      )}
    </FormModal>
  );
}
