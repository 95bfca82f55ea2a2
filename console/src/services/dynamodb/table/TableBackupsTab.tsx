import { DescribeContinuousBackupsCommand, DynamoDBClient, UpdateContinuousBackupsCommand } from "@aws-sdk/client-dynamodb";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { FormModal } from "../../../shared/FormModal";
import { useFlash } from "../../../shared/flash";
import { dateTime } from "../../../shared/format";
import { LoadedView } from "../../../shared/LoadedView";
import { RouteButton } from "../../../shared/RouteButton";
import { useLoad } from "../../../shared/useLoad";
import { BackupTable } from "../BackupTable";
import { dynamodbCall } from "../calls";
import { Status } from "../Status";
import type { TableTabProps } from "../TablePage";
import { tablePath } from "../tables";

export function TableBackupsTab({ table }: TableTabProps) {
  return (
    <SpaceBetween size="l">
      <RecoveryPanel table={table.TableName!} />
      <BackupTable table={table.TableName} />
    </SpaceBetween>
  );
}

function RecoveryPanel({ table }: { table: string }) {
  const client = useClient(DynamoDBClient);
  const flash = useFlash();
  const recovery = useLoad(
    async (abortSignal) =>
      (await client.send(new DescribeContinuousBackupsCommand({ TableName: table }), { abortSignal })).ContinuousBackupsDescription?.PointInTimeRecoveryDescription ?? {},
    [client, table],
  );
  const isOn = recovery.data?.PointInTimeRecoveryStatus === "ENABLED";

  const label = isOn ? "Turn off" : "Turn on";
  const [isAsking, setAsking] = useState(false);
  const input = { TableName: table, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: !isOn } };

  async function toggle() {
    await client.send(new UpdateContinuousBackupsCommand(input));
    flash.success(`Point-in-time recovery was turned ${isOn ? "off" : "on"}.`);
    recovery.refresh();
  }

  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Brings the table back as it was at any second of the last 35 days"
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {isOn && <RouteButton to={`${tablePath(table)}/restore`}>Restore</RouteButton>}
              <Button disabled={!recovery.data} onClick={() => setAsking(true)}>
                {label}
              </Button>
            </SpaceBetween>
          }
        >
          Point-in-time recovery (PITR)
        </Header>
      }
    >
      <LoadedView loaded={recovery} what="point-in-time recovery">
        {(d) => (
          <KeyValuePairs
            columns={3}
            items={[
              { label: "Status", value: <Status status={d.PointInTimeRecoveryStatus} /> },
              { label: "Earliest restore point", value: dateTime(d.EarliestRestorableDateTime) ?? "-" },
              { label: "Latest restore point", value: dateTime(d.LatestRestorableDateTime) ?? "-" },
            ]}
          />
        )}
      </LoadedView>
      {isAsking && (
        <FormModal
          title={`${label} point-in-time recovery`}
          submitLabel={label}
          calls={[dynamodbCall("UpdateContinuousBackups", input)]}
          onSubmit={toggle}
          onDismiss={() => setAsking(false)}
        >
          {isOn ? "What was kept is lost: the table cannot be brought back to a time before it is turned on again." : "Changes are kept from now on, for 35 days."}
        </FormModal>
      )}
    </Container>
  );
}
