import AttributeEditor from "@cloudscape-design/components/attribute-editor";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import { useState } from "react";
import type { Doing } from "./asCode";
import { FormModal } from "./FormModal";
import { useFlash } from "./flash";
import { LoadedView } from "./LoadedView";
import { useLoad } from "./useLoad";

export interface Tag {
  key: string;
  value: string;
}

/** As most services have them. */
export const toTagMap = (tags: readonly Tag[]): Record<string, string> => Object.fromEntries(tags.map((t) => [t.key, t.value]));

export const fromTagMap = (tags: Readonly<Record<string, string>> | undefined): Tag[] => Object.entries(tags ?? {}).map(([key, value]) => ({ key, value }));

/** Rows of keys and values, as a create form has them. */
export function TagFields({ tags, onChange }: { tags: readonly Tag[]; onChange(tags: readonly Tag[]): void }) {
  const change = (index: number, tag: Partial<Tag>) => onChange(tags.map((t, i) => (i === index ? { ...t, ...tag } : t)));
  return (
    <AttributeEditor
      items={tags}
      empty="No tags."
      addButtonText="Add new tag"
      removeButtonText="Remove"
      onAddButtonClick={() => onChange([...tags, { key: "", value: "" }])}
      onRemoveButtonClick={({ detail }) => onChange(tags.filter((_, i) => i !== detail.itemIndex))}
      definition={[
        { label: "Key", control: (tag, i) => <Input value={tag.key} onChange={({ detail }) => change(i, { key: detail.value })} /> },
        { label: "Value - optional", control: (tag, i) => <Input value={tag.value} onChange={({ detail }) => change(i, { value: detail.value })} /> },
      ]}
    />
  );
}

interface TagsPanelProps {
  load(signal: AbortSignal): Promise<readonly Tag[]>;
  /** Sets these tags. */
  tag(tags: readonly Tag[]): Doing;
  /** Takes the tags of these keys away. */
  untag(keys: string[]): Doing;
  /** Where the tags are a part of something that the page has loaded. */
  onSaved?(): void;
  dependencies: readonly unknown[];
}

/** The tags of one thing, and their editor. */
export function TagsPanel({ load, tag, untag, onSaved, dependencies }: TagsPanelProps) {
  const tags = useLoad(load, dependencies);
  const [edited, setEdited] = useState<readonly Tag[]>();
  const flash = useFlash();

  function stepsTo(after: readonly Tag[]): Doing[] {
    const before = tags.data ?? [];
    const changed = after.filter((t) => before.find((b) => b.key === t.key)?.value !== t.value);
    const removed = before.map((b) => b.key).filter((key) => !after.some((t) => t.key === key));
    // What is taken away makes room: a thing has so many tags at most.
    return [...(removed.length > 0 ? [untag(removed)] : []), ...(changed.length > 0 ? [tag(changed)] : [])];
  }

  async function submit() {
    for (const step of stepsTo(edited ?? [])) await step.send();
    flash.success("Saved the tags.");
    tags.refresh();
    onSaved?.();
  }

  return (
    <Container
      header={
        <Header variant="h2" actions={<Button disabled={!tags.data} onClick={() => setEdited(tags.data)}>Manage tags</Button>}>
          Tags
        </Header>
      }
    >
      <LoadedView loaded={tags} what="the tags">
        {(all) =>
          all.length === 0 ? (
            <Box color="text-body-secondary">No tags. A tag is a label that you choose, such as a project or an owner.</Box>
          ) : (
            <KeyValuePairs columns={3} items={all.map((t) => ({ label: t.key, value: t.value || "-" }))} />
          )
        }
      </LoadedView>
      {edited && (
        <FormModal title="Manage tags" submitLabel="Save" size="large" calls={stepsTo(edited).map((s) => s.call)} onSubmit={submit} onDismiss={() => setEdited(undefined)}>
          <TagFields tags={edited} onChange={setEdited} />
        </FormModal>
      )}
    </Container>
  );
}
