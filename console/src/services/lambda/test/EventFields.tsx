import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { CodeEditor } from "../../../shared/editor/CodeEditor";
import { prettyTemplate, templates, type TestEvent } from "./testEvents";

const templateOptions = templates.map(({ id }) => ({ value: id, label: id }));
const chooseNew = { value: "", label: "Create new event" };

export function newEvent(): TestEvent {
  return { name: "", json: prettyTemplate(templates[0]!) };
}

/** @throws Error that says what is wrong. */
export function checkEvent(event: TestEvent) {
  if (!/^[\w-]{1,25}$/.test(event.name)) throw new Error("An event's name has up to 25 letters, numbers, hyphens and underscores.");
  JSON.parse(event.json);
}

interface EventFieldsProps {
  events: readonly TestEvent[];
  event: TestEvent;
  onChange(event: TestEvent): void;
}

/** A test event: one that is saved or a new one, its name, a template to begin with, and its JSON. */
export function EventFields({ events, event, onChange }: EventFieldsProps) {
  const saved = events.find((e) => e.name === event.name);
  const options = [chooseNew, ...events.map((e) => ({ value: e.name, label: e.name }))];
  return (
    <SpaceBetween size="m">
      {events.length > 0 && (
        <FormField label="Test event">
          <Select
            selectedOption={saved ? { value: saved.name, label: saved.name } : chooseNew}
            options={options}
            onChange={({ detail }) => onChange(events.find((e) => e.name === detail.selectedOption.value) ?? newEvent())}
          />
        </FormField>
      )}
      <FormField label="Event name" constraintText="Saved in this browser. Up to 25 letters, numbers, hyphens and underscores.">
        <Input value={event.name} placeholder="MyEventName" spellcheck={false} onChange={({ detail }) => onChange({ ...event, name: detail.value })} />
      </FormField>
      <FormField label="Template">
        <Select
          selectedOption={templateOptions.find((o) => prettyTemplate(templates.find((t) => t.id === o.value)!) === event.json) ?? null}
          placeholder="Choose a template"
          options={templateOptions}
          onChange={({ detail }) => onChange({ ...event, json: prettyTemplate(templates.find((t) => t.id === detail.selectedOption.value)!) })}
        />
      </FormField>
      <CodeEditor label="Event JSON" language="json" value={event.json} onChange={(json) => onChange({ ...event, json })} heightPx={260} />
    </SpaceBetween>
  );
}
