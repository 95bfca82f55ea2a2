import { LambdaClient, PublishLayerVersionCommand, type Runtime } from "@aws-sdk/client-lambda";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import Multiselect from "@cloudscape-design/components/multiselect";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMemo, useState } from "react";
import { useSearchParams } from "react-router-dom";
import { useClient } from "../../../shared/clients";
import { CreateForm } from "../../../shared/CreateForm";
import { useFlash } from "../../../shared/flash";
import { lambdaCall } from "../calls";
import { ZipField } from "../code/UploadModal";
import { runtimes } from "../runtimes";
import { layerPath } from "./LayerListPage";

const options = runtimes.map(({ id, name }) => ({ value: id, label: name }));

/** Makes a layer, or (?layer=) a new version of one. */
export function Component() {
  const client = useClient(LambdaClient);
  const flash = useFlash();
  const of = useSearchParams()[0].get("layer");
  const [form, setForm] = useState({ name: of ?? "", description: "", compatible: [] as readonly string[] });
  const [file, setFile] = useState<File>();
  const change = (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part }));
  const input = useMemo(() => inputOf(form), [form]);
  const calls = useMemo(
    () => [
      {
        ...lambdaCall("PublishLayerVersion", { ...input, Content: { ZipFile: new Uint8Array(file?.size ?? 0) } }),
        cliInput: { ...input, ZipFile: new Uint8Array() },
      },
    ],
    [input, file],
  );

  async function submit() {
    if (!file) throw new Error("Choose a package first.");
    await client.send(new PublishLayerVersionCommand({ ...input, Content: { ZipFile: new Uint8Array(await file.arrayBuffer()) } }));
  }

  return (
    <CreateForm
      title={of ? "Create layer version" : "Create layer"}
      submitLabel="Create"
      cancelTo={of ? layerPath(of) : "/lambda/layers"}
      doneTo={layerPath(form.name)}
      isDirty={form.description !== "" || file !== undefined || form.name !== (of ?? "")}
      calls={calls}
      onSubmit={submit}
      onDone={() => flash.success(`A version of the layer ${form.name} was created.`)}
    >
      <Container header={<Header variant="h2">Layer configuration</Header>}>
        <SpaceBetween size="l">
          <FormField label="Name">
            <Input value={form.name} readOnly={of !== null} spellcheck={false} onChange={({ detail }) => change({ name: detail.value })} />
          </FormField>
          <FormField label={<>Description <i>- optional</i></>}>
            <Input value={form.description} onChange={({ detail }) => change({ description: detail.value })} />
          </FormField>
          <ZipField file={file} onChange={setFile} />
          <FormField label={<>Compatible runtimes <i>- optional</i></>}>
            <Multiselect
              selectedOptions={options.filter((o) => form.compatible.includes(o.value))}
              options={options}
              placeholder="Runtimes"
              onChange={({ detail }) => change({ compatible: detail.selectedOptions.map((o) => o.value ?? "") })}
            />
          </FormField>
        </SpaceBetween>
      </Container>
    </CreateForm>
  );
}

function inputOf({ name, description, compatible }: { name: string; description: string; compatible: readonly string[] }) {
  return {
    LayerName: name,
    Description: description || undefined,
    CompatibleRuntimes: compatible.length > 0 ? (compatible as Runtime[]) : undefined,
  };
}
