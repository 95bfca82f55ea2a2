import { DynamoDBClient, UpdateTableCommand, type UpdateTableCommandInput } from "@aws-sdk/client-dynamodb";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { Copyable } from "../../../shared/Copyable";
import { DeleteModal } from "../../../shared/DeleteModal";
import { Facts } from "../../../shared/Facts";
import { FormModal } from "../../../shared/FormModal";
import { useFlash } from "../../../shared/flash";
import { dynamodbCall } from "../calls";
import { type StreamChoice, streamViewName, StreamViewSelect } from "../fields/StreamViewSelect";
import { Status } from "../Status";
import type { TableTabProps } from "../TablePage";
import { StreamRecords } from "./StreamRecords";

export function StreamsTab({ table, refresh }: TableTabProps) {
  const client = useClient(DynamoDBClient);
  const flash = useFlash();
  const [opened, setOpened] = useState<"on" | "off">();
  const [view, setView] = useState<StreamChoice>("NEW_AND_OLD_IMAGES");
  const name = table.TableName!;
  const stream = table.StreamSpecification;

  const input: UpdateTableCommandInput = { TableName: name, StreamSpecification: { StreamEnabled: true, StreamViewType: view === "OFF" ? undefined : view } };

  async function turnOn() {
    await client.send(new UpdateTableCommand(input));
    flash.success("The stream was turned on.");
    refresh();
  }

  const turnOff = () => client.send(new UpdateTableCommand({ TableName: name, StreamSpecification: { StreamEnabled: false } }));
  const toggle = stream?.StreamEnabled ? <Button onClick={() => setOpened("off")}>Turn off</Button> : <Button onClick={() => setOpened("on")}>Turn on</Button>;
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2" description="A record of each change to an item, kept for 24 hours" actions={toggle}>DynamoDB stream details</Header>}>
        {stream?.StreamEnabled ? (
          <Facts
            columns={2}
            items={[
              { label: "Stream status", value: <Status status="ENABLED" /> },
              { label: "View type", value: streamViewName(stream.StreamViewType) },
            ]}
            long={[{ label: "Latest stream ARN", value: <Copyable text={table.LatestStreamArn ?? ""} name="stream ARN" /> }]}
          />
        ) : (
          <Box color="text-body-secondary">The stream is off. Turn it on to let functions and other readers follow the changes.</Box>
        )}
      </Container>
      {stream?.StreamEnabled && table.LatestStreamArn && <StreamRecords arn={table.LatestStreamArn} />}
      {opened === "on" && (
        <FormModal
          title="Turn on DynamoDB stream"
          submitLabel="Turn on stream"
          calls={[dynamodbCall("UpdateTable", input)]}
          onSubmit={turnOn}
          onDismiss={() => setOpened(undefined)}
        >
          <FormField label="View type" description="What each record holds">
            <StreamViewSelect view={view} onChange={setView} />
          </FormField>
        </FormModal>
      )}
      {opened === "off" && (
        <DeleteModal
          noun="stream"
          names={[name]}
          consequence="Readers get no more records of this stream once it has been read to its end."
          onDelete={turnOff}
          onDeleted={refresh}
          onDismiss={() => setOpened(undefined)}
        />
      )}
    </SpaceBetween>
  );
}
