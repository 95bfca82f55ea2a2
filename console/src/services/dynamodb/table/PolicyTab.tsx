import { DeleteResourcePolicyCommand, DynamoDBClient, GetResourcePolicyCommand, PutResourcePolicyCommand } from "@aws-sdk/client-dynamodb";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { AsCode } from "../../../shared/AsCode";
import { useClient } from "../../../shared/clients";
import { DeleteModal } from "../../../shared/DeleteModal";
import { CodeEditor } from "../../../shared/editor/CodeEditor";
import { isError } from "../../../shared/errors";
import { prettyJson } from "../../../shared/format";
import { LoadedView } from "../../../shared/LoadedView";
import { useFlash } from "../../../shared/flash";
import { UnsavedGuard } from "../../../shared/unsaved";
import { useLoad } from "../../../shared/useLoad";
import { dynamodbCall } from "../calls";
import type { TableTabProps } from "../TablePage";

export function PolicyTab({ table }: TableTabProps) {
  const client = useClient(DynamoDBClient);
  const arn = table.TableArn!;
  const policy = useLoad((signal) => loadPolicy(client, arn, signal), [client, arn]);
  return (
    <LoadedView loaded={policy} what="the table's policy">
      {(text) => <PolicyEditor key={text} arn={arn} saved={text} refresh={policy.refresh} />}
    </LoadedView>
  );
}

function PolicyEditor({ arn, saved, refresh }: { arn: string; saved: string; refresh(): void }) {
  const client = useClient(DynamoDBClient);
  const flash = useFlash();
  const [text, setText] = useState(saved);
  const [isDeleting, setDeleting] = useState(false);

  const input = { ResourceArn: arn, Policy: text };

  async function save() {
    try {
      await client.send(new PutResourcePolicyCommand(input));
      flash.success("The policy was saved.");
      refresh();
    } catch (error) {
      flash.error("The policy was not saved", error);
    }
  }

  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Who else may use this table, from this account or another"
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button disabled={saved === ""} onClick={() => setDeleting(true)}>
                Delete policy
              </Button>
              <Button variant="primary" disabled={text === saved} onClick={() => void save()}>
                Save
              </Button>
            </SpaceBetween>
          }
        >
          Resource-based policy
        </Header>
      }
    >
      <SpaceBetween size="m">
        <CodeEditor label="Resource-based policy" language="json" value={text} onChange={setText} onSave={() => void save()} />
        <AsCode calls={[dynamodbCall("PutResourcePolicy", input)]} isInset />
      </SpaceBetween>
      {isDeleting && (
        <DeleteModal
          noun="policy"
          names={[arn]}
          onDelete={() => client.send(new DeleteResourcePolicyCommand({ ResourceArn: arn }))}
          onDeleted={refresh}
          onDismiss={() => setDeleting(false)}
        />
      )}
      <UnsavedGuard isDirty={() => text !== saved} />
    </Container>
  );
}

async function loadPolicy(client: DynamoDBClient, arn: string, signal: AbortSignal): Promise<string> {
  try {
    const { Policy } = await client.send(new GetResourcePolicyCommand({ ResourceArn: arn }), { abortSignal: signal });
    return prettyJson(Policy ?? "");
  } catch (error) {
    // There is none yet.
    if (isError(error, "PolicyNotFoundException")) return "";
    throw error;
  }
}
