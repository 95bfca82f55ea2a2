import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { CodeEditor } from "../../../shared/editor/CodeEditor";
import { templateStarts } from "./templateStarts";
import type { Row } from "./rowMaps";

interface TemplatesProps {
  templates: readonly Row[];
  onChange(templates: readonly Row[]): void;
}

/** Mapping templates, one for each content type. */
export function Templates({ templates, onChange }: TemplatesProps) {
  const change = (index: number, part: Partial<Row>) => onChange(templates.map((t, i) => (i === index ? { ...t, ...part } : t)));
  return (
    <SpaceBetween size="l">
      {templates.length === 0 && <Box color="text-body-secondary">No mapping templates: the body passes through as it is.</Box>}
      {templates.map((template, i) => (
        <SpaceBetween key={i} size="s">
          <SpaceBetween direction="horizontal" size="xs" alignItems="end">
            <FormField label="Content type">
              <Input value={template.name} spellcheck={false} placeholder="application/json" onChange={({ detail }) => change(i, { name: detail.value })} />
            </FormField>
            <FormField label="Generate template">
              <Select
                selectedOption={null}
                placeholder="Choose a beginning"
                options={templateStarts.map(({ id, label }) => ({ value: id, label }))}
                onChange={({ detail }) => change(i, { value: templateStarts.find((s) => s.id === detail.selectedOption.value)?.text ?? "" })}
              />
            </FormField>
            <Button ariaLabel={`Remove template ${template.name}`} onClick={() => onChange(templates.filter((_, at) => at !== i))}>
              Remove
            </Button>
          </SpaceBetween>
          <CodeEditor label={`Template body of ${template.name || "the new content type"}`} language="text" heightPx={200} value={template.value} onChange={(value) => change(i, { value })} />
        </SpaceBetween>
      ))}
      <Button iconName="add-plus" onClick={() => onChange([...templates, { name: "application/json", value: "", flag: false }])}>
        Add mapping template
      </Button>
    </SpaceBetween>
  );
}
