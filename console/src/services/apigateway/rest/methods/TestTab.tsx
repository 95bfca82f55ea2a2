import { APIGatewayClient, TestInvokeMethodCommand, type TestInvokeMethodCommandOutput } from "@aws-sdk/client-api-gateway";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Textarea from "@cloudscape-design/components/textarea";
import { useState } from "react";
import { useClient } from "../../../../shared/clients";
import { CodeEditor } from "../../../../shared/editor/CodeEditor";
import { useFlash } from "../../../../shared/flash";
import { TextField } from "../../fields/TextField";
import type { OpenMethod } from "./openMethod";
import { emptyTest, pathParameters, type TestForm, testInput } from "./testRequest";
import { TestResult } from "./TestResult";

/** Runs the method as it stands, undeployed, and shows the log. */
export function TestTab({ open: { at, resource } }: { open: OpenMethod }) {
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const [form, setForm] = useState<TestForm>(emptyTest);
  const [result, setResult] = useState<TestInvokeMethodCommandOutput>();
  const [isRunning, setRunning] = useState(false);
  const change = (part: Partial<TestForm>) => setForm((before) => ({ ...before, ...part }));
  const names = pathParameters(resource.path!);
  const hasBody = at.httpMethod !== "GET" && at.httpMethod !== "HEAD";

  async function test() {
    setRunning(true);
    try {
      setResult(await client.send(new TestInvokeMethodCommand({ ...at, ...testInput(form, resource.path!, hasBody) })));
    } catch (error) {
      setResult(undefined);
      flash.error("The method was not tested", error);
    } finally {
      setRunning(false);
    }
  }

  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header variant="h2" description="Make a test call to your method. It does not count for throttles and plans, and needs no authorization.">
            Test method
          </Header>
        }
      >
        <SpaceBetween size="l">
          {names.map((name) => (
            <TextField key={name} label={`Path parameter ${name}`} value={form.path[name] ?? ""} onChange={(value) => change({ path: { ...form.path, [name]: value } })} />
          ))}
          <TextField label="Query strings" value={form.query} placeholder="param1=value1&param2=value2" onChange={(query) => change({ query })} />
          <FormField label="Headers" description="One on a line, such as Accept: application/json">
            <Textarea value={form.headers} spellcheck={false} rows={3} onChange={({ detail }) => change({ headers: detail.value })} />
          </FormField>
          <FormField label="Stage variables" description="One on a line, such as name=value">
            <Textarea value={form.variables} spellcheck={false} rows={2} onChange={({ detail }) => change({ variables: detail.value })} />
          </FormField>
          {hasBody && (
            <FormField label="Request body" stretch>
              <CodeEditor label="Request body" language="json" heightPx={160} value={form.body} onChange={(body) => change({ body })} />
            </FormField>
          )}
          <Button variant="primary" loading={isRunning} onClick={() => void test()}>
            Test
          </Button>
        </SpaceBetween>
      </Container>
      {result && <TestResult request={`${at.httpMethod} ${testInput(form, resource.path!, hasBody).pathWithQueryString}`} result={result} />}
    </SpaceBetween>
  );
}
