import { ApiGatewayV2Client, ReimportApiCommand } from "@aws-sdk/client-apigatewayv2";
import Alert from "@cloudscape-design/components/alert";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMemo, useState } from "react";
import { useClient } from "../../../shared/clients";
import { CreateForm } from "../../../shared/CreateForm";
import { useFlash } from "../../../shared/flash";
import { emptyImport, ImportFields, importInput } from "../create/ImportFields";
import { v2Path } from "../paths";
import { useV2Api, v2Call } from "./v2Api";

/** Puts a definition in place of what an HTTP API has. */
export function Component() {
  const { api, id, isHttp, refresh } = useV2Api();
  const client = useClient(ApiGatewayV2Client);
  const flash = useFlash();
  const [form, setForm] = useState(emptyImport);
  const input = useMemo(() => ({ ApiId: id, ...importInput(form) }), [id, form]);
  const calls = useMemo(() => [v2Call("ReimportApi", input)], [input]);
  if (!isHttp) return <Alert type="info">Definitions are of HTTP and REST APIs: a WebSocket API cannot be imported.</Alert>;

  async function submit() {
    const { Name, Warnings } = await client.send(new ReimportApiCommand(input));
    if (Warnings?.length) flash.info(Warnings.join("\n"));
    flash.success(`Successfully reimported API '${Name} (${id})'.`);
    refresh();
  }

  return (
    <CreateForm
      title="Reimport API"
      description={`API: ${api.Name} (${id})`}
      submitLabel="Reimport"
      cancelTo={v2Path(id, "settings")}
      doneTo={v2Path(id)}
      isDirty={form !== emptyImport}
      calls={calls}
      onSubmit={submit}
    >
      <Container header={<Header variant="h2">Definition</Header>}>
        <SpaceBetween size="m">
          <Alert type="warning">Its routes, integrations and authorizers are replaced by those of the definition. Its id, stages and addresses stay.</Alert>
          <ImportFields form={form} onChange={(part) => setForm({ ...form, ...part })} />
        </SpaceBetween>
      </Container>
    </CreateForm>
  );
}
