import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { ConditionFields } from "./ConditionFields";
import { emptyFilter, type Filter, filterOperators, type FilterType } from "./request";

const types: readonly { value: FilterType; label: string }[] = [
  { value: "S", label: "String" },
  { value: "N", label: "Number" },
  { value: "BOOL", label: "Boolean" },
  { value: "NULL", label: "Null" },
  { value: "B", label: "Binary" },
];

/** Conditions on attributes, which items are held to after they were read. */
export function FilterFields({ filters, onChange }: { filters: readonly Filter[]; onChange(filters: readonly Filter[]): void }) {
  const change = (index: number, part: Partial<Filter>) => onChange(filters.map((f, i) => (i === index ? { ...f, ...part } : f)));
  return (
    <ExpandableSection headerText={`Filters (${filters.length})`} headingTagOverride="h3">
      <SpaceBetween size="s">
        {filters.length === 0 && <Box color="text-body-secondary">No filters: every item that is read is shown.</Box>}
        {filters.map((filter, i) => (
          <SpaceBetween key={i} direction="horizontal" size="xs">
            <Input ariaLabel={`Attribute of filter ${i + 1}`} placeholder="Attribute name" value={filter.attribute} spellcheck={false} onChange={({ detail }) => change(i, { attribute: detail.value })} />
            <Select
              ariaLabel={`Type of filter ${i + 1}`}
              selectedOption={types.find((t) => t.value === filter.type) ?? null}
              options={types}
              onChange={({ detail }) => change(i, { type: detail.selectedOption.value as FilterType })}
            />
            <ConditionFields label={`filter ${i + 1}`} condition={filter} operators={filterOperators} onChange={(part) => change(i, part)} />
            <Button formAction="none" ariaLabel={`Remove filter ${i + 1}`} onClick={() => onChange(filters.filter((_, j) => j !== i))}>
              Remove
            </Button>
          </SpaceBetween>
        ))}
        <Button formAction="none" onClick={() => onChange([...filters, emptyFilter])}>
          Add filter
        </Button>
      </SpaceBetween>
    </ExpandableSection>
  );
}
