import FormField from "@cloudscape-design/components/form-field";
import { CodeEditor } from "../../../../shared/editor/CodeEditor";

/** What is wrong with a text that should be JSON; undefined where nothing is, or where there is no text yet. */
export function jsonFault(text: string): string | undefined {
  if (text.trim() === "") return undefined;
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return `This is not JSON: ${(error as Error).message}`;
  }
}

/** The JSON Schema of a model. */
export function SchemaField({ value, onChange }: { value: string; onChange(value: string): void }) {
  return (
    <FormField label="Model schema" description="JSON Schema, draft 4" errorText={jsonFault(value)} stretch>
      <CodeEditor label="Model schema" language="json" heightPx={360} value={value} onChange={onChange} />
    </FormField>
  );
}
