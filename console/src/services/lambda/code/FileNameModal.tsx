import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useState } from "react";
import { FormModal } from "../../../shared/FormModal";

interface FileNameModalProps {
  /** The file to rename; undefined makes one. */
  from: string | undefined;
  taken: readonly string[];
  onName(path: string): void;
  onDismiss(): void;
}

export function FileNameModal({ from, taken, onName, onDismiss }: FileNameModalProps) {
  const [path, setPath] = useState(from ?? "");

  async function submit() {
    const parts = path.split("/");
    if (parts.some((part) => part === "" || part === "." || part === "..")) throw new Error("A path has names between its slashes, such as lib/util.mjs.");
    if (path !== from && taken.includes(path)) throw new Error(`There is a file ${path} already.`);
    if (path !== from) onName(path);
  }

  return (
    <FormModal title={from ? "Rename file" : "New file"} submitLabel={from ? "Rename" : "Create"} calls={undefined} onSubmit={submit} onDismiss={onDismiss}>
      <FormField label="Path" description="Slashes make folders">
        <Input value={path} placeholder="lib/util.mjs" spellcheck={false} autoFocus onChange={({ detail }) => setPath(detail.value)} />
      </FormField>
    </FormModal>
  );
}
