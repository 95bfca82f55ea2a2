import { DeleteFunctionCommand, type FunctionConfiguration, LambdaClient, paginateListVersionsByFunction, PublishVersionCommand } from "@aws-sdk/client-lambda";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { DeleteModal } from "../../../shared/DeleteModal";
import { FormModal } from "../../../shared/FormModal";
import { useFlash } from "../../../shared/flash";
import { dateTime } from "../../../shared/format";
import { collect, useLoad } from "../../../shared/useLoad";
import { lambdaCall } from "../calls";
import type { FunctionTabProps } from "../functions";
import { runtimeName } from "../runtimes";

const columns: readonly Column<FunctionConfiguration>[] = [
  { id: "version", header: "Version", value: (v) => Number(v.Version) },
  { id: "description", header: "Description", value: (v) => v.Description },
  { id: "runtime", header: "Runtime", value: (v) => runtimeName(v.Runtime) },
  { id: "modified", header: "Last modified", value: (v) => v.LastModified, cell: (v) => dateTime(Date.parse(v.LastModified ?? "")) },
  { id: "sha", header: "SHA256 hash", value: (v) => v.CodeSha256, isOptional: true },
];

export async function listVersions(client: LambdaClient, name: string, abortSignal: AbortSignal): Promise<FunctionConfiguration[]> {
  const all = await collect(paginateListVersionsByFunction({ client }, { FunctionName: name }, { abortSignal }), (page) => page.Versions);
  return all.filter((v) => v.Version !== "$LATEST");
}

export function VersionsTab({ details }: FunctionTabProps) {
  const client = useClient(LambdaClient);
  const flash = useFlash();
  const name = details.configuration.FunctionName!;
  const versions = useLoad((signal) => listVersions(client, name, signal), [client, name]);
  const [description, setDescription] = useState<string>();
  const [deleted, setDeleted] = useState<string>();

  const input = { FunctionName: name, Description: description || undefined };

  async function publish() {
    const { Version } = await client.send(new PublishVersionCommand(input));
    flash.success(`Version ${Version} was published.`);
    versions.refresh();
  }

  return (
    <>
      <CollectionTable
        id="lambda.versions"
        title="Versions"
        description="Code and configuration as they were when they were published"
        noun={["version", "versions"]}
        loaded={versions}
        columns={columns}
        trackBy={(v) => v.Version!}
        selection="single"
        empty={{ text: "A version keeps code and configuration as they are now.", action: <Button onClick={() => setDescription("")}>Publish new version</Button> }}
        actions={([selected]) => (
          <>
            <Button disabled={!selected} onClick={() => setDeleted(selected?.Version)}>
              Delete
            </Button>
            <Button variant="primary" onClick={() => setDescription("")}>
              Publish new version
            </Button>
          </>
        )}
      />
      {description !== undefined && (
        <FormModal
          title="Publish new version from $LATEST"
          submitLabel="Publish"
          calls={[lambdaCall("PublishVersion", input)]}
          onSubmit={publish}
          onDismiss={() => setDescription(undefined)}
        >
          <FormField label={<>Version description <i>- optional</i></>}>
            <Input value={description} onChange={({ detail }) => setDescription(detail.value)} />
          </FormField>
        </FormModal>
      )}
      {deleted && (
        <DeleteModal
          noun="version"
          names={[deleted]}
          word="confirm"
          onDelete={(version) => client.send(new DeleteFunctionCommand({ FunctionName: name, Qualifier: version }))}
          onDeleted={versions.refresh}
          onDismiss={() => setDeleted(undefined)}
        />
      )}
    </>
  );
}
