import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";

const types: Record<string, StatusIndicatorProps.Type> = {
  ACTIVE: "success", AVAILABLE: "success", ENABLED: "success",
  CREATING: "in-progress", UPDATING: "in-progress", DELETING: "in-progress", ENABLING: "in-progress", DISABLING: "in-progress",
  DISABLED: "stopped", DELETED: "stopped",
};

/** A status of a table, an index, a backup or a setting. */
export function Status({ status }: { status: string | undefined }) {
  if (!status) return <>-</>;
  const text = status[0]! + status.slice(1).toLowerCase().replaceAll("_", " ");
  return <StatusIndicator type={types[status] ?? "info"}>{text}</StatusIndicator>;
}
