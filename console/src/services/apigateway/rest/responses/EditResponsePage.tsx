import { APIGatewayClient, type GatewayResponse, type GatewayResponseType, GetGatewayResponseCommand, PutGatewayResponseCommand } from "@aws-sdk/client-api-gateway";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { useMemo, useState } from "react";
import { useParams } from "react-router-dom";
import { useClient } from "../../../../shared/clients";
import { CreateForm } from "../../../../shared/CreateForm";
import { useFlash } from "../../../../shared/flash";
import { LoadedView } from "../../../../shared/LoadedView";
import { useLoad } from "../../../../shared/useLoad";
import { Rows } from "../../fields/Rows";
import { type Row, unlessEmpty, valueMap, valueRows } from "../../fields/rowMaps";
import { Templates } from "../../fields/Templates";
import { TextField } from "../../fields/TextField";
import { restPath } from "../../paths";
import { callOf, step } from "../../steps";
import { useRestApi } from "../restApi";

const headerPrefix = "gatewayresponse.header.";

export function Component() {
  const { id } = useRestApi();
  const type = useParams()["type"]!;
  const client = useClient(APIGatewayClient);
  const loaded = useLoad(
    (abortSignal) => client.send(new GetGatewayResponseCommand({ restApiId: id, responseType: type as GatewayResponseType }), { abortSignal }),
    [client, id, type],
  );
  return (
    <LoadedView loaded={loaded} what={`the gateway response ${type}`}>
      {(response) => <Form response={response} />}
    </LoadedView>
  );
}

interface ResponseForm {
  status: string;
  headers: readonly Row[];
  templates: readonly Row[];
}

function Form({ response }: { response: GatewayResponse }) {
  const { id } = useRestApi();
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const [initial] = useState<ResponseForm>(() => ({
    status: response.statusCode ?? "", headers: valueRows(response.responseParameters, headerPrefix), templates: valueRows(response.responseTemplates),
  }));
  const [form, setForm] = useState(initial);
  const change = (part: Partial<ResponseForm>) => setForm((before) => ({ ...before, ...part }));
  const input = useMemo(
    () => ({
      restApiId: id, responseType: response.responseType, statusCode: form.status || undefined,
      responseParameters: unlessEmpty({ ...otherParameters(response), ...valueMap(form.headers, headerPrefix) }),
      responseTemplates: unlessEmpty(valueMap(form.templates)),
    }),
    [id, response, form],
  );
  const calls = useMemo(() => [callOf(step("PutGatewayResponse", new PutGatewayResponseCommand(input)))], [input]);
  return (
    <CreateForm
      title="Edit gateway response"
      description={response.responseType}
      submitLabel="Save"
      cancelTo={restPath(id, "gateway-responses")}
      doneTo={restPath(id, "gateway-responses")}
      isDirty={form !== initial}
      calls={calls}
      onSubmit={async () => {
        await client.send(new PutGatewayResponseCommand(input));
      }}
      onDone={() => flash.success(`Successfully updated the gateway response '${response.responseType}'. Deploy the API for it to take effect.`)}
    >
      <Container header={<Header variant="h2">Response details</Header>}>
        <TextField label="Status code" isOptional constraint="Empty for the usual one." value={form.status} onChange={(status) => change({ status })} />
      </Container>
      <Container header={<Header variant="h2" description="A text in single quotes, or a part of the request such as method.request.header.Origin">Response headers</Header>}>
        <Rows rows={form.headers} noun="header" valueLabel="Value" valuePlaceholder="'*'" onChange={(headers) => change({ headers })} />
      </Container>
      <Container header={<Header variant="h2">Response templates</Header>}>
        <Templates templates={form.templates} onChange={(templates) => change({ templates })} />
      </Container>
    </CreateForm>
  );
}

// Path and query string parameters, which the form does not show, stay.
function otherParameters({ responseParameters }: GatewayResponse) {
  return Object.fromEntries(Object.entries(responseParameters ?? {}).filter(([name]) => !name.startsWith(headerPrefix)));
}
