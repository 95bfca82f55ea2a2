import { type Account, APIGatewayClient, GetAccountCommand, UpdateAccountCommand, type UpdateAccountCommandInput } from "@aws-sdk/client-api-gateway";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useAccount } from "../../../session/Session";
import { useClient } from "../../../shared/clients";
import { FormModal } from "../../../shared/FormModal";
import { useFlash } from "../../../shared/flash";
import { LoadedView } from "../../../shared/LoadedView";
import { useLoad } from "../../../shared/useLoad";
import { TextField } from "../fields/TextField";
import { gatewayCall } from "../steps";

/** What holds for all APIs of the account in this region. */
export function Component() {
  const client = useClient(APIGatewayClient);
  const loaded = useLoad((abortSignal) => client.send(new GetAccountCommand({}), { abortSignal }), [client]);
  return (
    <LoadedView loaded={loaded} what="the settings">
      {(account) => <Details account={account} refresh={loaded.refresh} />}
    </LoadedView>
  );
}

function Details({ account, refresh }: { account: Account; refresh(): void }) {
  const client = useClient(APIGatewayClient);
  const accountId = useAccount();
  const flash = useFlash();
  const [role, setRole] = useState<string>();

  const input: UpdateAccountCommandInput = { patchOperations: [{ op: "replace", path: "/cloudwatchRoleArn", value: role }] };

  async function save() {
    await client.send(new UpdateAccountCommand(input));
    flash.success("Successfully updated the settings.");
    refresh();
  }

  return (
    <SpaceBetween size="l">
      <Header variant="h1">Settings</Header>
      <Container
        header={
          <Header variant="h2" description="API Gateway writes the logs of stages as this role." actions={<Button onClick={() => setRole(account.cloudwatchRoleArn ?? "")}>Edit</Button>}>
            Logging
          </Header>
        }
      >
        <KeyValuePairs items={[{ label: "CloudWatch log role ARN", value: account.cloudwatchRoleArn || "-" }]} />
      </Container>
      {role !== undefined && (
        <FormModal
          title="Edit logging settings"
          submitLabel="Save changes"
          calls={[gatewayCall("UpdateAccount", input)]}
          onSubmit={save}
          onDismiss={() => setRole(undefined)}
        >
          <TextField
            label="CloudWatch log role ARN"
            description="A role that trusts apigateway.amazonaws.com and may write logs, such as by the policy AmazonAPIGatewayPushToCloudWatchLogs"
            placeholder={`arn:aws:iam::${accountId}:role/apigateway-logs`}
            value={role}
            onChange={setRole}
          />
        </FormModal>
      )}
    </SpaceBetween>
  );
}
