import FileUpload from "@cloudscape-design/components/file-upload";
import FormField from "@cloudscape-design/components/form-field";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { CodeEditor } from "../../../shared/editor/CodeEditor";
import { jsonFault } from "../rest/models/SchemaField";

/** An OpenAPI definition: typed, or from a file. */
export function DefinitionField({ value, onChange }: { value: string; onChange(text: string): void }) {
  const isJson = value.trimStart().startsWith("{");
  return (
    <SpaceBetween size="m">
      <FileUpload
        value={[]}
        onChange={({ detail }) => void detail.value[0]?.text().then(onChange)}
        i18nStrings={{
          uploadButtonText: () => "Choose file", dropzoneText: () => "Drop a definition here", removeFileAriaLabel: () => "Remove file",
          limitShowFewer: "Show fewer", limitShowMore: "Show more", errorIconAriaLabel: "Error",
        }}
        constraintText="Swagger 2.0 or OpenAPI 3.0, as JSON or YAML."
      />
      <FormField label="API definition" errorText={isJson ? jsonFault(value) : undefined} stretch>
        <CodeEditor label="API definition" language={isJson ? "json" : "text"} heightPx={320} value={value} onChange={onChange} />
      </FormField>
    </SpaceBetween>
  );
}
