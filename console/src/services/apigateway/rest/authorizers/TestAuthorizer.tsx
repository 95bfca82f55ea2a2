import { APIGatewayClient, type Authorizer, TestInvokeAuthorizerCommand, type TestInvokeAuthorizerCommandOutput } from "@aws-sdk/client-api-gateway";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Textarea from "@cloudscape-design/components/textarea";
import { useState } from "react";
import { useClient } from "../../../../shared/clients";
import { useFlash } from "../../../../shared/flash";
import { prettyJson } from "../../../../shared/format";
import { TextField } from "../../fields/TextField";
import { emptyTest, testInput } from "../methods/testRequest";
import { LogPart } from "../methods/TestResult";
import { useRestApi } from "../restApi";
import { authorizerFormOf } from "./authorizers";

/** Asks the authorizer as a request would. */
export function TestAuthorizer({ authorizer }: { authorizer: Authorizer }) {
  const { id } = useRestApi();
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const [form, setForm] = useState({ token: "", headers: "", query: "" });
  const [result, setResult] = useState<TestInvokeAuthorizerCommandOutput>();
  const [isRunning, setRunning] = useState(false);
  const { type, identity } = authorizerFormOf(authorizer);

  async function test() {
    setRunning(true);
    const headers = type !== "REQUEST" ? `${identity}: ${form.token}` : form.headers;
    const { multiValueHeaders, pathWithQueryString } = testInput({ ...emptyTest, headers, query: form.query }, "/", false);
    try {
      setResult(await client.send(new TestInvokeAuthorizerCommand({ restApiId: id, authorizerId: authorizer.id, multiValueHeaders, pathWithQueryString })));
    } catch (error) {
      setResult(undefined);
      flash.error("The authorizer was not tested", error);
    } finally {
      setRunning(false);
    }
  }

  return (
    <Container header={<Header variant="h2">Test authorizer</Header>}>
      <SpaceBetween size="l">
        {type !== "REQUEST" ? (
          <TextField label="Token value" description={`In the header ${identity}`} value={form.token} onChange={(token) => setForm({ ...form, token })} />
        ) : (
          <>
            <FormField label="Headers" description="One on a line, such as Authorization: allow">
              <Textarea value={form.headers} spellcheck={false} rows={3} onChange={({ detail }) => setForm({ ...form, headers: detail.value })} />
            </FormField>
            <TextField label="Query strings" value={form.query} placeholder="param1=value1&param2=value2" onChange={(query) => setForm({ ...form, query })} />
          </>
        )}
        <Button loading={isRunning} onClick={() => void test()}>
          Test authorizer
        </Button>
        {result && (
          <div role="region" aria-label="Authorizer test results" aria-live="polite">
            <SpaceBetween size="m">
              <KeyValuePairs
                columns={3}
                items={[
                  { label: "Status", value: String(result.clientStatus) },
                  { label: "Principal ID", value: result.principalId ?? "-" },
                  { label: "Latency ms", value: String(result.latency ?? "-") },
                ]}
              />
              <LogPart title="Policy" text={prettyJson(result.policy ?? "")} />
              <LogPart title="Log" text={result.log ?? ""} />
            </SpaceBetween>
          </div>
        )}
      </SpaceBetween>
    </Container>
  );
}
