import type { ProjectionType } from "@aws-sdk/client-dynamodb";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { emptyIndex, type NewIndex } from "../newTable";
import { KeyFields } from "./KeyFields";

const projections: readonly { value: ProjectionType; label: string }[] = [
  { value: "ALL", label: "All attributes" },
  { value: "KEYS_ONLY", label: "Only keys" },
  { value: "INCLUDE", label: "Some attributes" },
];

/** The indexes of a new table. */
export function IndexFields({ indexes, onChange }: { indexes: readonly NewIndex[]; onChange(indexes: readonly NewIndex[]): void }) {
  return (
    <SpaceBetween size="m">
      {indexes.length === 0 && <Box color="text-body-secondary">No indexes.</Box>}
      {indexes.map((index, i) => (
        <Container
          key={i}
          header={
            <Header variant="h3" actions={<Button formAction="none" ariaLabel={`Remove index ${i + 1}`} onClick={() => onChange(indexes.filter((_, j) => j !== i))}>Remove</Button>}>
              Index {i + 1}
            </Header>
          }
        >
          <SpaceBetween size="m">
            <FormField label="Kind">
              <SegmentedControl
                label="Kind of index"
                selectedId={index.kind}
                options={[
                  { id: "global", text: "Global" },
                  { id: "local", text: "Local" },
                ]}
                onChange={({ detail }) => onChange(indexes.map((x, j) => (j === i ? { ...x, kind: detail.selectedId as NewIndex["kind"] } : x)))}
              />
            </FormField>
            <OneIndexFields index={index} onChange={(changed) => onChange(indexes.map((x, j) => (j === i ? changed : x)))} />
          </SpaceBetween>
        </Container>
      ))}
      <Button formAction="none" iconName="add-plus" onClick={() => onChange([...indexes, emptyIndex])}>
        Add index
      </Button>
    </SpaceBetween>
  );
}

/** One index: its keys, its name and what it holds of each item. */
export function OneIndexFields({ index, onChange }: { index: NewIndex; onChange(index: NewIndex): void }) {
  return (
    <SpaceBetween size="m">
      {index.kind === "global" && (
        <KeyFields label="Index partition key" attribute={index.partition} onChange={(partition) => onChange({ ...index, partition })} />
      )}
      <KeyFields label="Index sort key" isOptional={index.kind === "global"} attribute={index.sort} onChange={(sort) => onChange({ ...index, sort })} />
      <FormField label="Index name">
        <Input value={index.name} spellcheck={false} onChange={({ detail }) => onChange({ ...index, name: detail.value })} />
      </FormField>
      <FormField label="Attribute projections" description="What the index holds of each item">
        <Select
          options={projections}
          selectedOption={projections.find((p) => p.value === index.projection) ?? null}
          onChange={({ detail }) => onChange({ ...index, projection: detail.selectedOption.value as ProjectionType })}
        />
      </FormField>
      {index.projection === "INCLUDE" && (
        <FormField label="Attributes" description="Names, separated by commas">
          <Input value={index.included} spellcheck={false} onChange={({ detail }) => onChange({ ...index, included: detail.value })} />
        </FormField>
      )}
    </SpaceBetween>
  );
}
