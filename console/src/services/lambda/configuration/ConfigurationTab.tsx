import SpaceBetween from "@cloudscape-design/components/space-between";
import Tabs from "@cloudscape-design/components/tabs";
import { useSearchParams } from "react-router-dom";
import type { FunctionTabProps } from "../functions";
import { TriggersPanel } from "../triggers/TriggersPanel";
import { AsyncPanel } from "./AsyncPanel";
import { ConcurrencyPanel } from "./ConcurrencyPanel";
import { EnvironmentPanel } from "./EnvironmentPanel";
import { FunctionTags } from "./FunctionTags";
import { GeneralPanel } from "./GeneralPanel";
import { PermissionsPanel } from "./PermissionsPanel";
import { ProvisionedPanel } from "./ProvisionedPanel";
import { UrlPanel } from "./UrlPanel";

export function ConfigurationTab(props: FunctionTabProps) {
  const [parameters, setParameters] = useSearchParams();
  const name = props.details.configuration.FunctionName!;
  return (
    <Tabs
      ariaLabel="Configuration"
      variant="container"
      activeTabId={parameters.get("part") ?? "general"}
      onChange={({ detail }) => setParameters({ tab: "configuration", part: detail.activeTabId }, { replace: true })}
      tabs={[
        { id: "general", label: "General configuration", content: <GeneralPanel {...props} /> },
        { id: "triggers", label: "Triggers", content: <TriggersPanel {...props} /> },
        { id: "permissions", label: "Permissions", content: <PermissionsPanel {...props} /> },
        { id: "environment", label: "Environment variables", content: <EnvironmentPanel {...props} /> },
        { id: "url", label: "Function URL", content: <UrlPanel name={name} /> },
        { id: "async", label: "Asynchronous invocation", content: <AsyncPanel name={name} /> },
        { id: "concurrency", label: "Concurrency", content: <Concurrency name={name} /> },
        { id: "tags", label: "Tags", content: <FunctionTags arn={props.details.configuration.FunctionArn!} refresh={props.refresh} /> },
      ]}
    />
  );
}

function Concurrency({ name }: { name: string }) {
  return (
    <SpaceBetween size="l">
      <ConcurrencyPanel name={name} />
      <ProvisionedPanel name={name} />
    </SpaceBetween>
  );
}
