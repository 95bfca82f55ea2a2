import { DescribeContinuousBackupsCommand, DynamoDBClient, UpdateContinuousBackupsCommand } from "@aws-sdk/client-dynamodb";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useClient } from "../../../shared/clients";
import { useFlash } from "../../../shared/flash";
import { dateTime } from "../../../shared/format";
import { LoadedView } from "../../../shared/LoadedView";
import { RouteButton } from "../../../shared/RouteButton";
import { useLoad } from "../../../shared/useLoad";
import { BackupTable } from "../BackupTable";
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

  async function toggle() {
    try {
      const specification = { PointInTimeRecoveryEnabled: !isOn };
      await client.send(new UpdateContinuousBackupsCommand({ TableName: table, PointInTimeRecoverySpecification: specification }));
      flash.success(`Point-in-time recovery was turned ${isOn ? "off" : "on"}.`);
      recovery.refresh();
    } catch (error) {
      flash.error("Point-in-time recovery was not changed", error);
    }
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
              <Button disabled={!recovery.data} onClick={() => void toggle()}>
                {isOn ? "Turn off" : "Turn on"}
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
    </Container>
  );
}
