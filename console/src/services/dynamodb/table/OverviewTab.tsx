import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { Copyable } from "../../../shared/Copyable";
import { Facts } from "../../../shared/Facts";
import { bytes, dateTime } from "../../../shared/format";
import { Status } from "../Status";
import type { TableTabProps } from "../TablePage";
import { isOnDemand, keysOf, keyText } from "../tables";

export function OverviewTab({ table }: TableTabProps) {
  const keys = keysOf(table);
  const throughput = table.ProvisionedThroughput;
  const capacity = isOnDemand(table) ? "On-demand" : `Provisioned: ${throughput?.ReadCapacityUnits} read, ${throughput?.WriteCapacityUnits} write units`;
  const arn = table.TableArn ?? "";
  return (
    <Container header={<Header variant="h2">General information</Header>}>
      <Facts
        columns={4}
        items={[
          { label: "Partition key", value: keyText(keys.partition) },
          { label: "Sort key", value: keyText(keys.sort) ?? "-" },
          { label: "Capacity mode", value: capacity },
          { label: "Table status", value: <Status status={table.TableStatus} /> },
          { label: "Item count", value: table.ItemCount?.toLocaleString() ?? "-" },
          { label: "Table size", value: bytes(table.TableSizeBytes) ?? "-" },
          { label: "Created", value: dateTime(table.CreationDateTime) ?? "-" },
          { label: "Deletion protection", value: table.DeletionProtectionEnabled ? "On" : "Off" },
        ]}
        long={[{ label: "Amazon Resource Name (ARN)", value: <Copyable text={arn} name="ARN" /> }]}
      />
    </Container>
  );
}
