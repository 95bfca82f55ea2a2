import FileUpload from "@cloudscape-design/components/file-upload";
import FormField from "@cloudscape-design/components/form-field";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { CodeEditor } from "../../../shared/editor/CodeEditor";
import { jsonFault } from "../rest/models/SchemaField";

interface DefinitionFieldProps {
  value: string;
  onChange(text: string): void;
  /** Which definitions are taken. */
  constraint: string;
}

/** An OpenAPI definition: typed, or from a file. */
export function DefinitionField({ value, onChange, constraint }: DefinitionFieldProps) {
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
        constraintText={constraint}
      />
      <FormField label="API definition" errorText={isJson ? jsonFault(value) : undefined} stretch>
        <CodeEditor label="API definition" language={isJson ? "json" : "text"} heightPx={320} value={value} onChange={onChange} />
      </FormField>
    </SpaceBetween>
  );
}
