import { ApiGatewayV2Client, ImportApiCommand } from "@aws-sdk/client-apigatewayv2";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { useMemo, useState } from "react";
import { useClient } from "../../../shared/clients";
import { CreateForm } from "../../../shared/CreateForm";
import { useFlash } from "../../../shared/flash";
import { apiListPath, v2Path } from "../paths";
import { v2Call } from "../v2/v2Api";
import { emptyImport, ImportFields, importInput } from "./ImportFields";

/** Makes an HTTP API of an OpenAPI definition. */
export function Component() {
  const client = useClient(ApiGatewayV2Client);
  const flash = useFlash();
  const [form, setForm] = useState(emptyImport);
  const input = useMemo(() => importInput(form), [form]);
  const calls = useMemo(() => [v2Call("ImportApi", input)], [input]);

  async function submit() {
    const { ApiId, Name, Warnings } = await client.send(new ImportApiCommand(input));
    if (Warnings?.length) flash.info(Warnings.join("\n"));
    flash.success(`Successfully imported HTTP API '${Name} (${ApiId})'. Create a stage for it to have an address.`);
    return v2Path(ApiId!);
  }

  return (
    <CreateForm title="Import HTTP API" submitLabel="Import" cancelTo={apiListPath} doneTo={apiListPath} isDirty={form !== emptyImport} calls={calls} onSubmit={submit}>
      <Container header={<Header variant="h2">Definition</Header>}>
        <ImportFields form={form} onChange={(part) => setForm({ ...form, ...part })} />
      </Container>
    </CreateForm>
  );
}
