import { APIGatewayClient, UpdateRestApiCommand, type UpdateRestApiCommandInput } from "@aws-sdk/client-api-gateway";
import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useAccount } from "../../../session/Session";
import { AsCode } from "../../../shared/AsCode";
import { useClient } from "../../../shared/clients";
import { DeleteModal } from "../../../shared/DeleteModal";
import { CodeEditor } from "../../../shared/editor/CodeEditor";
import { useFlash } from "../../../shared/flash";
import { prettyJson } from "../../../shared/format";
import { UnsavedGuard } from "../../../shared/unsaved";
import { gatewayCall } from "../steps";
import { policyExamples } from "./policyExamples";
import { ApiHeader, useRestApi } from "./restApi";

/** Who may call the API at all. */
export function Component() {
  const { api } = useRestApi();
  return <Editor key={api.policy} saved={prettyJson(unescaped(api.policy ?? ""))} />;
}

// The service shows the policy with its quotes escaped, as a part of a JSON text.
function unescaped(policy: string): string {
  return policy.replaceAll('\\"', '"');
}

function Editor({ saved }: { saved: string }) {
  const { id, refresh } = useRestApi();
  const account = useAccount();
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const [text, setText] = useState(saved);
  const [isDeleting, setDeleting] = useState(false);

  const inputOf = (value: string): UpdateRestApiCommandInput => ({ restApiId: id, patchOperations: [{ op: "replace", path: "/policy", value }] });

  async function save() {
    try {
      await client.send(new UpdateRestApiCommand(inputOf(text)));
      flash.success("Successfully saved the resource policy. Deploy the API for it to take effect.");
      refresh();
    } catch (error) {
      flash.error("The resource policy was not saved", error);
    }
  }

  return (
    <SpaceBetween size="l">
      <ApiHeader>Resource policy</ApiHeader>
      <Container
        header={
          <Header
            variant="h2"
            description="Which callers may invoke the API: by account, by address, by network"
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <ButtonDropdown
                  items={policyExamples.map(({ id: key, text: label }) => ({ id: key, text: label }))}
                  onItemClick={({ detail }) => setText(policyExamples.find((e) => e.id === detail.id)?.policy(account) ?? text)}
                >
                  Select a template
                </ButtonDropdown>
                <Button disabled={saved === ""} onClick={() => setDeleting(true)}>
                  Delete policy
                </Button>
                <Button variant="primary" disabled={text === saved} onClick={() => void save()}>
                  Save changes
                </Button>
              </SpaceBetween>
            }
          >
            Policy details
          </Header>
        }
      >
        <CodeEditor label="Resource policy" language="json" heightPx={360} value={text} onChange={setText} onSave={() => void save()} />
      </Container>
      <AsCode calls={[gatewayCall("UpdateRestApi", inputOf(text))]} />
      {isDeleting && (
        <DeleteModal
          noun="resource policy"
          names={[id]}
          word="confirm"
          onDelete={() => client.send(new UpdateRestApiCommand(inputOf("")))}
          onDeleted={refresh}
          onDismiss={() => setDeleting(false)}
        />
      )}
      <UnsavedGuard isDirty={() => text !== saved} />
    </SpaceBetween>
  );
}
