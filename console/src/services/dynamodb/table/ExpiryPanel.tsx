import { DescribeTimeToLiveCommand, DynamoDBClient, UpdateTimeToLiveCommand } from "@aws-sdk/client-dynamodb";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { FormModal } from "../../../shared/FormModal";
import { useFlash } from "../../../shared/flash";
import { LoadedView } from "../../../shared/LoadedView";
import { useLoad } from "../../../shared/useLoad";
import { dynamodbCall } from "../calls";
import { Status } from "../Status";
import type { TableTabProps } from "../TablePage";

/** Items that are deleted when their time has come. */
export function ExpiryPanel({ table }: TableTabProps) {
  const client = useClient(DynamoDBClient);
  const flash = useFlash();
  const name = table.TableName!;
  const [isOpen, setOpen] = useState(false);
  const [attribute, setAttribute] = useState("");
  const expiry = useLoad(
    async (abortSignal) => (await client.send(new DescribeTimeToLiveCommand({ TableName: name }), { abortSignal })).TimeToLiveDescription!,
    [client, name],
    { isPending: (d) => d.TimeToLiveStatus === "ENABLING" || d.TimeToLiveStatus === "DISABLING" },
  );
  const isOn = expiry.data?.TimeToLiveStatus === "ENABLED";

  const input = { TableName: name, TimeToLiveSpecification: { AttributeName: isOn ? expiry.data?.AttributeName : attribute, Enabled: !isOn } };

  async function submit() {
    await client.send(new UpdateTimeToLiveCommand(input));
    flash.success(`Time to live was turned ${isOn ? "off" : "on"}.`);
    expiry.refresh();
  }

  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Deletes items after the time that one of their attributes holds, in seconds since 1970"
          actions={
            <Button disabled={!expiry.data} onClick={() => setOpen(true)}>
              {isOn ? "Turn off" : "Turn on"}
            </Button>
          }
        >
          Time to live (TTL)
        </Header>
      }
    >
      <LoadedView loaded={expiry} what="time to live">
        {(d) => (
          <KeyValuePairs
            columns={3}
            items={[
              { label: "Status", value: <Status status={d.TimeToLiveStatus} /> },
              { label: "TTL attribute", value: d.AttributeName ?? "-" },
            ]}
          />
        )}
      </LoadedView>
      {isOpen && (
        <FormModal
          title={isOn ? "Turn off TTL" : "Turn on TTL"}
          submitLabel={isOn ? "Turn off TTL" : "Turn on TTL"}
          calls={[dynamodbCall("UpdateTimeToLive", input)]}
          onSubmit={submit}
          onDismiss={() => setOpen(false)}
        >
          {isOn ? (
            "Items will no longer be deleted by their time."
          ) : (
            <FormField label="TTL attribute name">
              <Input value={attribute} spellcheck={false} autoFocus onChange={({ detail }) => setAttribute(detail.value)} />
            </FormField>
          )}
        </FormModal>
      )}
    </Container>
  );
}
