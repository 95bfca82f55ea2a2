import { useMemo } from "react";
import type { Chart } from "../../../shared/metrics/metricData";
import { MetricCharts } from "../../../shared/metrics/MetricCharts";
import type { TableTabProps } from "../TablePage";

export function MonitorTab({ table }: TableTabProps) {
  const charts = useMemo(() => tableCharts(table.TableName!), [table.TableName]);
  return <MetricCharts namespace="AWS/DynamoDB" charts={charts} />;
}

/** The charts that people know from a table's monitor. */
function tableCharts(TableName: string): readonly Chart[] {
  const ofTable = (label: string, metric: string) => ({ label, metric, stat: "Sum", dimensions: { TableName } });
  const ofOperation = (metric: string, stat: string, ...operations: string[]) =>
    operations.map((Operation) => ({ label: Operation, metric, stat, dimensions: { TableName, Operation } }));
  return [
    { title: "Read usage", unit: "Capacity units", series: [ofTable("Consumed", "ConsumedReadCapacityUnits")] },
    { title: "Write usage", unit: "Capacity units", series: [ofTable("Consumed", "ConsumedWriteCapacityUnits")] },
    { title: "Read latency", unit: "Milliseconds", series: ofOperation("SuccessfulRequestLatency", "Average", "GetItem", "Query", "Scan", "BatchGetItem") },
    {
      title: "Write latency", unit: "Milliseconds",
      series: ofOperation("SuccessfulRequestLatency", "Average", "PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem"),
    },
    { title: "Throttled reads and writes", unit: "Count", series: [ofTable("Reads", "ReadThrottleEvents"), ofTable("Writes", "WriteThrottleEvents")] },
    { title: "Failed conditions", unit: "Count", series: [ofTable("Failed", "ConditionalCheckFailedRequests")] },
  ];
}
