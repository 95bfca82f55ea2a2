import SpaceBetween from "@cloudscape-design/components/space-between";
import type { FunctionTabProps } from "../functions";
import { ApiTriggers } from "./ApiTriggers";
import { StreamTriggers } from "./StreamTriggers";

/** What invokes the function: streams that are read for it, and services that its policy lets in. */
export function TriggersPanel({ details: { configuration } }: FunctionTabProps) {
  const name = configuration.FunctionName!;
  return (
    <SpaceBetween size="l">
      <StreamTriggers name={name} role={configuration.Role ?? ""} />
      <ApiTriggers name={name} />
    </SpaceBetween>
  );
}
