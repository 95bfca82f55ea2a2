import { ApiGatewayV2Client, type Cors, DeleteCorsConfigurationCommand, UpdateApiCommand } from "@aws-sdk/client-apigatewayv2";
import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Checkbox from "@cloudscape-design/components/checkbox";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { DeleteModal } from "../../../shared/DeleteModal";
import { FormModal } from "../../../shared/FormModal";
import { useFlash } from "../../../shared/flash";
import { TextField } from "../fields/TextField";
import { useV2Api, v2Call, V2Header } from "./v2Api";

/** Which scripts of other origins may call the API. */
export function Component() {
  const { api, id, isHttp, refresh } = useV2Api();
  const client = useClient(ApiGatewayV2Client);
  const [open, setOpen] = useState<"edit" | "delete">();
  const cors = api.CorsConfiguration;
  if (!isHttp) return <Alert type="info">WebSocket APIs have no CORS: browsers let every origin open a WebSocket.</Alert>;
  const list = (values: readonly string[] | undefined) => values?.join(", ") || "-";
  return (
    <SpaceBetween size="l">
      <V2Header>CORS</V2Header>
      <Container
        header={
          <Header
            variant="h2"
            description="Cross-origin resource sharing: the API answers preflight requests by itself, and adds these headers."
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button disabled={!cors} onClick={() => setOpen("delete")}>
                  Clear
                </Button>
                <Button variant="primary" onClick={() => setOpen("edit")}>
                  Configure
                </Button>
              </SpaceBetween>
            }
          >
            CORS configuration
          </Header>
        }
      >
        {cors ? (
          <KeyValuePairs
            columns={3}
            items={[
              { label: "Access-Control-Allow-Origin", value: list(cors.AllowOrigins) },
              { label: "Access-Control-Allow-Headers", value: list(cors.AllowHeaders) },
              { label: "Access-Control-Allow-Methods", value: list(cors.AllowMethods) },
              { label: "Access-Control-Expose-Headers", value: list(cors.ExposeHeaders) },
              { label: "Access-Control-Max-Age", value: cors.MaxAge === undefined ? "-" : `${cors.MaxAge} seconds` },
              { label: "Access-Control-Allow-Credentials", value: cors.AllowCredentials ? "Yes" : "No" },
            ]}
          />
        ) : (
          <Box color="text-body-secondary">Not configured: scripts of other origins cannot read answers.</Box>
        )}
      </Container>
      {open === "edit" && <CorsModal cors={cors} onDismiss={() => setOpen(undefined)} />}
      {open === "delete" && (
        <DeleteModal
          noun="CORS configuration"
          names={[api.Name!]}
          onDelete={() => client.send(new DeleteCorsConfigurationCommand({ ApiId: id }))}
          onDeleted={refresh}
          onDismiss={() => setOpen(undefined)}
        />
      )}
    </SpaceBetween>
  );
}

const split = (text: string) => text.split(",").map((part) => part.trim()).filter(Boolean);

function CorsModal({ cors, onDismiss }: { cors: Cors | undefined; onDismiss(): void }) {
  const { id, refresh } = useV2Api();
  const client = useClient(ApiGatewayV2Client);
  const flash = useFlash();
  const [form, setForm] = useState({
    origins: cors?.AllowOrigins?.join(", ") ?? "*", headers: cors?.AllowHeaders?.join(", ") ?? "content-type, authorization", methods: cors?.AllowMethods?.join(", ") ?? "*",
    exposed: cors?.ExposeHeaders?.join(", ") ?? "", maxAge: cors?.MaxAge?.toString() ?? "", allowsCredentials: cors?.AllowCredentials ?? false,
  });
  const change = (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part }));

  const CorsConfiguration: Cors = {
    AllowOrigins: split(form.origins), AllowHeaders: split(form.headers), AllowMethods: split(form.methods), ExposeHeaders: split(form.exposed),
    MaxAge: form.maxAge === "" ? undefined : Number(form.maxAge), AllowCredentials: form.allowsCredentials,
  };
  const input = { ApiId: id, CorsConfiguration };

  async function save() {
    await client.send(new UpdateApiCommand(input));
    flash.success("Successfully saved the CORS configuration.");
    refresh();
  }

  return (
    <FormModal title="Configure CORS" submitLabel="Save" calls={[v2Call("UpdateApi", input)]} onSubmit={save} onDismiss={onDismiss}>
      <TextField label="Access-Control-Allow-Origin" description="With commas between; * for any" value={form.origins} onChange={(origins) => change({ origins })} />
      <TextField label="Access-Control-Allow-Headers" value={form.headers} onChange={(headers) => change({ headers })} />
      <TextField label="Access-Control-Allow-Methods" value={form.methods} onChange={(methods) => change({ methods })} />
      <TextField label="Access-Control-Expose-Headers" isOptional value={form.exposed} onChange={(exposed) => change({ exposed })} />
      <TextField label="Access-Control-Max-Age" isOptional type="number" value={form.maxAge} onChange={(maxAge) => change({ maxAge })} />
      <Checkbox checked={form.allowsCredentials} onChange={({ detail }) => change({ allowsCredentials: detail.checked })}>
        Access-Control-Allow-Credentials
      </Checkbox>
    </FormModal>
  );
}
