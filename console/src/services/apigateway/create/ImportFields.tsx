import Checkbox from "@cloudscape-design/components/checkbox";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { SelectField } from "../fields/SelectField";
import { DefinitionField } from "./DefinitionField";

/** An OpenAPI definition of an HTTP API, and how it is read. */
export interface ImportForm {
  /** JSON or YAML. */
  definition: string;
  basePath: "ignore" | "prepend" | "split";
  failsOnWarnings: boolean;
}

export const emptyImport: ImportForm = { definition: "", basePath: "ignore", failsOnWarnings: false };

export const importInput = ({ definition, basePath, failsOnWarnings }: ImportForm) => ({ Body: definition, Basepath: basePath, FailOnWarnings: failsOnWarnings });

const basePaths = [
  { value: "ignore", label: "Ignore", description: "Paths are as the definition has them." },
  { value: "prepend", label: "Prepend", description: "The path of the server's URL goes before each." },
  { value: "split", label: "Split", description: "The first part of that path is left out." },
] as const;

export function ImportFields({ form, onChange }: { form: ImportForm; onChange(part: Partial<ImportForm>): void }) {
  return (
    <SpaceBetween size="l">
      <DefinitionField constraint="OpenAPI 3.0, as JSON or YAML." value={form.definition} onChange={(definition) => onChange({ definition })} />
      <SelectField label="Base path" value={form.basePath} options={basePaths} onChange={(basePath) => onChange({ basePath: basePath as ImportForm["basePath"] })} />
      <Checkbox checked={form.failsOnWarnings} onChange={({ detail }) => onChange({ failsOnWarnings: detail.checked })}>
        Fail on warnings
      </Checkbox>
    </SpaceBetween>
  );
}
