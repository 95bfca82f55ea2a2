import Alert from "@cloudscape-design/components/alert";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Toggle from "@cloudscape-design/components/toggle";
import { useState } from "react";
import { CodeEditor } from "../../../shared/editor/CodeEditor";
import type { Keys } from "../tables";
import { isObject, type Item, itemFromDynamoDbJson, itemFromPlain, itemToDynamoDbJson, itemToPlain, type Json } from "./attributeValues";
import { NodeList } from "./NodeFields";
import { type FormNode, itemOf, nodesOf } from "./nodes";

/** What the editor holds: an item, or why it is none. */
export type Draft = { item: Item; problem?: undefined } | { item?: undefined; problem: string };

type View = "form" | "json" | "dynamodb-json";

interface ItemEditorProps {
  /** Where the editing begins. */
  initial: Item;
  keys: Keys;
  /** Whether the item is there already, so that its key stays as it is. */
  isStored: boolean;
  draft: Draft;
  onChange(draft: Draft): void;
}

/** An item as a form, as ordinary JSON, or in DynamoDB's notation. */
export function ItemEditor({ initial, keys, isStored, draft, onChange }: ItemEditorProps) {
  const [view, setView] = useState<View>("form");
  const [nodes, setNodes] = useState<readonly FormNode[]>(() => nodesOf(initial));
  const [text, setText] = useState("");
  // What ordinary JSON is compared with, so that types which it cannot tell are kept.
  const [base, setBase] = useState(initial);

  function edit(changed: readonly FormNode[]) {
    setNodes(changed);
    onChange(attempt(() => itemOf(changed)));
  }

  function type(changed: string) {
    setText(changed);
    onChange(attempt(() => parse(changed, view, base)));
  }

  function show(next: View) {
    if (!draft.item) return;
    setView(next);
    setBase(draft.item);
    if (next === "form") setNodes(nodesOf(draft.item));
    else setText(print(draft.item, next));
  }

  const isFixed = (name: string) => (name === keys.partition.name || name === keys.sort?.name ? (isStored ? "all" : "name") : undefined);
  return (
    <Container header={<Header variant="h2" actions={<ViewChoice view={view} isDisabled={!draft.item} onChoose={show} />}>Attributes</Header>}>
      <SpaceBetween size="m">
        {view === "form" ? (
          <NodeList nodes={nodes} place="attribute" fixed={isFixed} onChange={edit} />
        ) : (
          <CodeEditor label="Item as JSON" language="json" value={text} onChange={type} heightPx={420} />
        )}
        {view === "json" && (
          <Alert>Sets, binary values and numbers of more than 15 digits keep their type while they are not changed here. DynamoDB JSON shows every type.</Alert>
        )}
        {draft.problem && <Alert type="warning">{draft.problem}</Alert>}
      </SpaceBetween>
    </Container>
  );
}

function ViewChoice({ view, isDisabled, onChoose }: { view: View; isDisabled: boolean; onChoose(view: View): void }) {
  return (
    <SpaceBetween direction="horizontal" size="m" alignItems="center">
      {view !== "form" && (
        <Toggle checked={view === "dynamodb-json"} disabled={isDisabled} onChange={({ detail }) => onChoose(detail.checked ? "dynamodb-json" : "json")}>
          View DynamoDB JSON
        </Toggle>
      )}
      <SegmentedControl
        label="View"
        selectedId={view === "form" ? "form" : "json"}
        options={[
          { id: "form", text: "Form", disabled: isDisabled },
          { id: "json", text: "JSON view", disabled: isDisabled },
        ]}
        onChange={({ detail }) => onChoose(detail.selectedId === "form" ? "form" : "dynamodb-json")}
      />
    </SpaceBetween>
  );
}

function print(item: Item, view: View): string {
  return JSON.stringify(view === "json" ? itemToPlain(item) : itemToDynamoDbJson(item), null, 2);
}

function parse(text: string, view: View, base: Item): Item {
  const json = JSON.parse(text) as Json;
  if (view === "dynamodb-json") return itemFromDynamoDbJson(json);
  if (!isObject(json)) throw new Error("An item is a JSON object.");
  return itemFromPlain(json, base);
}

function attempt(make: () => Item): Draft {
  try {
    return { item: make() };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}
