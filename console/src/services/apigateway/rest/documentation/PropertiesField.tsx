import FormField from "@cloudscape-design/components/form-field";
import { CodeEditor } from "../../../../shared/editor/CodeEditor";
import { jsonFault } from "../models/SchemaField";

/** What is said, as fields of OpenAPI. */
export function PropertiesField({ value, onChange }: { value: string; onChange(value: string): void }) {
  return (
    <FormField label="Properties" description='JSON with what OpenAPI has there, such as {"description": "…"}' errorText={jsonFault(value)} stretch>
      <CodeEditor label="Properties" language="json" heightPx={200} value={value} onChange={onChange} />
    </FormField>
  );
}
