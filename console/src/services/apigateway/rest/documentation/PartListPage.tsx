import { APIGatewayClient, CreateDocumentationVersionCommand, DeleteDocumentationPartCommand, type DocumentationPart } from "@aws-sdk/client-api-gateway";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useClient } from "../../../../shared/clients";
import { CollectionTable, type Column } from "../../../../shared/CollectionTable";
import { DeleteModal } from "../../../../shared/DeleteModal";
import { FormModal } from "../../../../shared/FormModal";
import { useFlash } from "../../../../shared/flash";
import { RouteButton } from "../../../../shared/RouteButton";
import { RouteLink } from "../../../../shared/RouteLink";
import { useLoad } from "../../../../shared/useLoad";
import { SelectField } from "../../fields/SelectField";
import { TextField } from "../../fields/TextField";
import { partPath, restPath } from "../../paths";
import { gatewayCall } from "../../steps";
import { ApiHeader, useRestApi } from "../restApi";
import { listParts } from "./parts";
import { listRestStages } from "../stages/listRestStages";

/** What the parts of the API are for, in words, for exports and callers. */
export function Component() {
  const { id } = useRestApi();
  const client = useClient(APIGatewayClient);
  const [open, setOpen] = useState<"publish" | DocumentationPart>();
  const parts = useLoad((signal) => listParts(client, id, signal), [client, id]);
  const columns: readonly Column<DocumentationPart>[] = [
    { id: "type", header: "Type", value: (p) => p.location?.type, cell: (p) => <RouteLink to={partPath(id, p.id!)}>{p.location?.type}</RouteLink>, widthPx: 160 },
    { id: "path", header: "Path", value: (p) => p.location?.path, widthPx: 180 },
    { id: "method", header: "Method", value: (p) => p.location?.method, widthPx: 120 },
    { id: "name", header: "Name", value: (p) => p.location?.name ?? p.location?.statusCode, widthPx: 140 },
    { id: "properties", header: "Properties", value: (p) => p.properties, widthPx: 420 },
  ];
  return (
    <SpaceBetween size="l">
      <ApiHeader actions={<Button onClick={() => setOpen("publish")}>Publish documentation</Button>}>Documentation</ApiHeader>
      <CollectionTable
        id="apigateway.documentation"
        title="Documentation parts"
        noun={["documentation part", "documentation parts"]}
        loaded={parts}
        columns={columns}
        trackBy={(p) => p.id!}
        selection="single"
        empty={{ text: "Say what the API and its methods are for.", action: <RouteButton to={restPath(id, "documentation/create")}>Create documentation part</RouteButton> }}
        actions={([selected]) => (
          <>
            <Button disabled={!selected} onClick={() => setOpen(selected)}>
              Delete
            </Button>
            <RouteButton variant="primary" to={restPath(id, "documentation/create")}>
              Create documentation part
            </RouteButton>
          </>
        )}
      />
      {open === "publish" && <PublishModal onDismiss={() => setOpen(undefined)} />}
      {open !== undefined && open !== "publish" && (
        <DeleteModal
          noun="documentation part"
          names={[open.id!]}
          onDelete={(documentationPartId) => client.send(new DeleteDocumentationPartCommand({ restApiId: id, documentationPartId }))}
          onDeleted={parts.refresh}
          onDismiss={() => setOpen(undefined)}
        />
      )}
    </SpaceBetween>
  );
}

function PublishModal({ onDismiss }: { onDismiss(): void }) {
  const { id } = useRestApi();
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const [form, setForm] = useState({ version: "", stage: "", description: "" });
  const stages = useLoad((signal) => listRestStages(client, id, signal), [client, id]);

  const input = { restApiId: id, documentationVersion: form.version, stageName: form.stage || undefined, description: form.description || undefined };

  async function publish() {
    await client.send(new CreateDocumentationVersionCommand(input));
    flash.success(`Successfully published version '${form.version}' of the documentation.`);
  }

  return (
    <FormModal title="Publish documentation" submitLabel="Publish" calls={[gatewayCall("CreateDocumentationVersion", input)]} onSubmit={publish} onDismiss={onDismiss}>
      <SelectField
        label="Stage"
        value={form.stage}
        loaded={stages}
        options={[{ value: "", label: "No stage" }, ...(stages.data ?? []).map((s) => ({ value: s.stageName, label: s.stageName }))]}
        onChange={(stage) => setForm({ ...form, stage })}
      />
      <TextField label="Version" value={form.version} placeholder="1.0" onChange={(version) => setForm({ ...form, version })} />
      <TextField label="Description" isOptional value={form.description} onChange={(description) => setForm({ ...form, description })} />
    </FormModal>
  );
}
