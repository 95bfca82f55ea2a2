import Tabs from "@cloudscape-design/components/tabs";
import { useState } from "react";
import type { FunctionTabProps } from "../functions";
import { ConcurrencyPanel } from "./ConcurrencyPanel";
import { EnvironmentPanel } from "./EnvironmentPanel";
import { FunctionTags } from "./FunctionTags";
import { GeneralPanel } from "./GeneralPanel";
import { PermissionsPanel } from "./PermissionsPanel";
import { UrlPanel } from "./UrlPanel";

export function ConfigurationTab(props: FunctionTabProps) {
  const [active, setActive] = useState("general");
  const name = props.details.configuration.FunctionName!;
  return (
    <Tabs
      ariaLabel="Configuration"
      variant="container"
      activeTabId={active}
      onChange={({ detail }) => setActive(detail.activeTabId)}
      tabs={[
        { id: "general", label: "General configuration", content: <GeneralPanel {...props} /> },
        { id: "permissions", label: "Permissions", content: <PermissionsPanel {...props} /> },
        { id: "environment", label: "Environment variables", content: <EnvironmentPanel {...props} /> },
        { id: "url", label: "Function URL", content: <UrlPanel name={name} /> },
        { id: "concurrency", label: "Concurrency", content: <ConcurrencyPanel name={name} /> },
        { id: "tags", label: "Tags", content: <FunctionTags arn={props.details.configuration.FunctionArn!} /> },
      ]}
    />
  );
}
