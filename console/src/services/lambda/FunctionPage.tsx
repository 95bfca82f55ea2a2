import { LambdaClient } from "@aws-sdk/client-lambda";
import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useNavigate, useParams } from "react-router-dom";
import { Copyable } from "../../shared/Copyable";
import { useClient } from "../../shared/clients";
import { Facts } from "../../shared/Facts";
import { dateTime } from "../../shared/format";
import { LoadedView } from "../../shared/LoadedView";
import { PageTabs } from "../../shared/PageTabs";
import { RouteButton } from "../../shared/RouteButton";
import { type Loaded, useLoad } from "../../shared/useLoad";
import { logGroupLink } from "../links";
import { CodeTab } from "./code/CodeTab";
import { ConfigurationTab } from "./configuration/ConfigurationTab";
import { DeleteFunctionModal } from "./FunctionListPage";
import { type FunctionDetails, getFunction, logGroupOf } from "./functions";
import { MonitorTab } from "./monitoring/MonitorTab";
import { TestTab } from "./test/TestTab";
import { AliasesTab } from "./versions/AliasesTab";
import { VersionsTab } from "./versions/VersionsTab";

export function Component() {
  const name = useParams()["function"]!;
  const client = useClient(LambdaClient);
  const loaded = useLoad((signal) => getFunction(client, name, signal), [client, name], {
    isPending: ({ configuration: c }) => c.State === "Pending" || c.LastUpdateStatus === "InProgress",
  });
  return (
    <LoadedView loaded={loaded} what={`the function ${name}`}>
      {(details) => <Details key={name} details={details} loaded={loaded} />}
    </LoadedView>
  );
}

function Details({ details, loaded }: { details: FunctionDetails; loaded: Loaded<FunctionDetails> }) {
  const navigate = useNavigate();
  const [isDeleting, setDeleting] = useState(false);
  const { configuration } = details;
  const name = configuration.FunctionName!;
  const logs = logGroupLink(logGroupOf(configuration));
  const given = { details, refresh: loaded.refresh };
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button iconName="refresh" ariaLabel="Refresh" loading={loaded.isLoading} onClick={loaded.refresh} />
            {logs && <RouteButton to={logs}>View CloudWatch logs</RouteButton>}
            <Button onClick={() => setDeleting(true)}>Delete function</Button>
          </SpaceBetween>
        }
      >
        {name}
      </Header>
      {configuration.State === "Failed" && <Alert type="error">{configuration.StateReason}</Alert>}
      <Overview details={details} />
      <PageTabs
        label="Details of the function"
        tabs={[
          { id: "code", label: "Code", content: <CodeTab {...given} /> },
          { id: "test", label: "Test", content: <TestTab {...given} /> },
          { id: "monitor", label: "Monitor", content: <MonitorTab {...given} /> },
          { id: "configuration", label: "Configuration", content: <ConfigurationTab {...given} /> },
          { id: "aliases", label: "Aliases", content: <AliasesTab {...given} /> },
          { id: "versions", label: "Versions", content: <VersionsTab {...given} /> },
        ]}
      />
      {isDeleting && <DeleteFunctionModal names={[name]} onDeleted={() => navigate("/lambda/functions")} onDismiss={() => setDeleting(false)} />}
    </SpaceBetween>
  );
}

function Overview({ details: { configuration } }: { details: FunctionDetails }) {
  const arn = configuration.FunctionArn ?? "";
  return (
    <Container header={<Header variant="h2">Function overview</Header>}>
      <Facts
        columns={2}
        items={[
          { label: "Description", value: configuration.Description || "-" },
          { label: "Last modified", value: dateTime(configuration.LastModified ? Date.parse(configuration.LastModified) : undefined) ?? "-" },
        ]}
        long={[{ label: "Function ARN", value: <Copyable text={arn} name="ARN" /> }]}
      />
    </Container>
  );
}
