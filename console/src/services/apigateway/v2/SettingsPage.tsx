import { ApiGatewayV2Client, DeleteApiCommand, TagResourceCommand, UntagResourceCommand, UpdateApiCommand } from "@aws-sdk/client-apigatewayv2";
import Button from "@cloudscape-design/components/button";
import Checkbox from "@cloudscape-design/components/checkbox";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useNavigate } from "react-router-dom";
import { useSession } from "../../../session/Session";
import { Copyable } from "../../../shared/Copyable";
import { useClient } from "../../../shared/clients";
import { DeleteModal } from "../../../shared/DeleteModal";
import { FormModal } from "../../../shared/FormModal";
import { useFlash } from "../../../shared/flash";
import { dateTime } from "../../../shared/format";
import { RouteButton } from "../../../shared/RouteButton";
import { fromTagMap, TagsPanel, toTagMap } from "../../../shared/TagsPanel";
import { protocolNames } from "../apis";
import { TextField } from "../fields/TextField";
import { apiListPath, v2Path } from "../paths";
import { ExportModal } from "./ExportModal";
import { useV2Api, v2Call, V2Header } from "./v2Api";

export function Component() {
  const { api, id, isHttp, refresh } = useV2Api();
  const { region } = useSession();
  const client = useClient(ApiGatewayV2Client);
  const navigate = useNavigate();
  const [open, setOpen] = useState<"edit" | "delete" | "export">();
  const endpoint = api.ApiEndpoint ?? "";
  const ResourceArn = `arn:aws:apigateway:${region}::/apis/${id}`;
  return (
    <SpaceBetween size="l">
      <V2Header actions={<Actions onOpen={setOpen} />}>API settings</V2Header>
      <Container header={<Header variant="h2" actions={<Button ariaLabel="Edit API details" onClick={() => setOpen("edit")}>Edit</Button>}>API details</Header>}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: "API name", value: api.Name },
            { label: "Description", value: api.Description || "-" },
            { label: "Protocol", value: protocolNames[api.ProtocolType!] },
            { label: "Default endpoint", value: <Copyable text={endpoint} name="endpoint" /> },
            { label: "Default endpoint status", value: api.DisableExecuteApiEndpoint ? "Inactive" : "Active" },
            ...(isHttp ? [] : [{ label: "Route selection expression", value: api.RouteSelectionExpression }]),
            { label: "Created", value: dateTime(api.CreatedDate) ?? "-" },
          ]}
        />
      </Container>
      <TagsPanel
        load={() => Promise.resolve(fromTagMap(api.Tags))}
        tag={(tags) => {
          const input = { ResourceArn, Tags: toTagMap(tags) };
          return { call: v2Call("TagResource", input), send: () => client.send(new TagResourceCommand(input)) };
        }}
        untag={(TagKeys) => {
          const input = { ResourceArn, TagKeys };
          return { call: v2Call("UntagResource", input), send: () => client.send(new UntagResourceCommand(input)) };
        }}
        onSaved={refresh}
        dependencies={[api]}
      />
      {open === "edit" && <EditModal onDismiss={() => setOpen(undefined)} />}
      {open === "export" && <ExportModal onDismiss={() => setOpen(undefined)} />}
      {open === "delete" && (
        <DeleteModal
          noun="API"
          names={[`${api.Name} (${id})`]}
          word="confirm"
          consequence="Its routes and stages are deleted, and its invoke URLs stop working. Functions stay."
          onDelete={() => client.send(new DeleteApiCommand({ ApiId: id }))}
          onDeleted={() => navigate(apiListPath)}
          onDismiss={() => setOpen(undefined)}
        />
      )}
    </SpaceBetween>
  );
}

// WebSocket APIs have no definitions.
function Actions({ onOpen }: { onOpen(what: "delete" | "export"): void }) {
  const { id, isHttp } = useV2Api();
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {isHttp && <Button onClick={() => onOpen("export")}>Export</Button>}
      {isHttp && <RouteButton to={v2Path(id, "reimport")}>Reimport</RouteButton>}
      <Button onClick={() => onOpen("delete")}>Delete API</Button>
    </SpaceBetween>
  );
}

function EditModal({ onDismiss }: { onDismiss(): void }) {
  const { api, id, isHttp, refresh } = useV2Api();
  const client = useClient(ApiGatewayV2Client);
  const flash = useFlash();
  const [form, setForm] = useState({
    name: api.Name ?? "", description: api.Description ?? "", expression: api.RouteSelectionExpression ?? "", isDisabled: api.DisableExecuteApiEndpoint ?? false,
  });

  const input = {
    ApiId: id, Name: form.name, Description: form.description, RouteSelectionExpression: isHttp ? undefined : form.expression, DisableExecuteApiEndpoint: form.isDisabled,
  };

  async function save() {
    await client.send(new UpdateApiCommand(input));
    flash.success("Successfully updated the API's settings.");
    refresh();
  }

  return (
    <FormModal title="Edit API details" submitLabel="Save changes" calls={[v2Call("UpdateApi", input)]} onSubmit={save} onDismiss={onDismiss}>
      <TextField label="API name" value={form.name} onChange={(name) => setForm({ ...form, name })} />
      <TextField label="Description" isOptional value={form.description} onChange={(description) => setForm({ ...form, description })} />
      {!isHttp && <TextField label="Route selection expression" value={form.expression} onChange={(expression) => setForm({ ...form, expression })} />}
      <Checkbox checked={form.isDisabled} onChange={({ detail }) => setForm({ ...form, isDisabled: detail.checked })}>
        Disable the default endpoint
      </Checkbox>
    </FormModal>
  );
}
