import FileUpload from "@cloudscape-design/components/file-upload";
import FormField from "@cloudscape-design/components/form-field";
import { useState } from "react";
import { FormModal } from "../../../shared/FormModal";
import { lambdaCall } from "../calls";

/** Puts a package from the person's disk in place of the function's code. */
export function UploadModal({ name, onUpload, onDismiss }: { name: string; onUpload(zip: Uint8Array): Promise<void>; onDismiss(): void }) {
  const [file, setFile] = useState<File>();

  async function submit() {
    if (!file) throw new Error("Choose a file first.");
    await onUpload(new Uint8Array(await file.arrayBuffer()));
  }

  return (
    <FormModal title="Upload a .zip file" submitLabel="Save" calls={[lambdaCall("UpdateFunctionCode", { FunctionName: name, ZipFile: new Uint8Array(file?.size ?? 0) })]} onSubmit={submit} onDismiss={onDismiss}>
      <ZipField file={file} onChange={setFile} />
    </FormModal>
  );
}

export function ZipField({ file, onChange }: { file: File | undefined; onChange(file: File | undefined): void }) {
  return (
    <FormField label="Package" constraintText="A .zip file of up to 50 MB">
      <FileUpload
        value={file ? [file] : []}
        accept=".zip"
        showFileSize
        i18nStrings={{
          uploadButtonText: () => "Choose file",
          dropzoneText: () => "Drop file to upload",
          removeFileAriaLabel: () => "Remove file",
          limitShowFewer: "Show fewer files",
          limitShowMore: "Show more files",
          errorIconAriaLabel: "Error",
        }}
        onChange={({ detail }) => onChange(detail.value[0])}
      />
    </FormField>
  );
}
