import { APIGatewayClient, DeleteMethodCommand } from "@aws-sdk/client-api-gateway";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { lazy, Suspense, useState } from "react";
import { useNavigate, useSearchParams } from "react-router-dom";
import { useAccount, useSession } from "../../../../session/Session";
import { Copyable } from "../../../../shared/Copyable";
import { useClient } from "../../../../shared/clients";
import { DeleteModal } from "../../../../shared/DeleteModal";
import { LoadedView } from "../../../../shared/LoadedView";
import { PageTabs } from "../../../../shared/PageTabs";
import { RouteLink } from "../../../../shared/RouteLink";
import { functionLink } from "../../../links";
import { resourcePath } from "../../paths";
import { useRestApi } from "../restApi";
import { useResource } from "../resources/openResources";
import { functionOf, integrationName } from "./integrations";
import { IntegrationResponseTab } from "./IntegrationResponseTab";
import { IntegrationTab } from "./IntegrationTab";
import { MethodResponseTab } from "./MethodResponseTab";
import { type OpenMethod, useMethod } from "./openMethod";
import { methodArn } from "./permissions";
import { RequestTab } from "./RequestTab";
import { TestTab } from "./TestTab";

// The library that draws it is loaded with the first method that is looked at.
const FlowPicture = lazy(() => import("./FlowPicture"));

/** A method: the way of a request through it, and an editor for each part of the way. */
export function Component() {
  const { at, loaded } = useMethod();
  return (
    <LoadedView loaded={loaded} what={`the method ${at.httpMethod}`}>
      {(open) => <Details key={`${at.resourceId} ${at.httpMethod}`} open={open} refresh={loaded.refresh} />}
    </LoadedView>
  );
}

function Details({ open, refresh }: { open: OpenMethod; refresh(): void }) {
  const { at, resource, method } = open;
  const { id } = useRestApi();
  const { refresh: refreshTree } = useResource();
  const { region } = useSession();
  const account = useAccount();
  const client = useClient(APIGatewayClient);
  const navigate = useNavigate();
  const [, setParameters] = useSearchParams();
  const [isDeleting, setDeleting] = useState(false);
  const integration = method.methodIntegration;
  const arn = methodArn({ region, account, api: id, httpMethod: at.httpMethod, path: resource.path! });
  const functionArn = functionOf(integration?.uri);
  const functionName = functionArn?.split(":")[6];
  const to = functionName && functionLink(functionName);
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header variant="h2" actions={<Button onClick={() => setDeleting(true)}>Delete</Button>}>
            {`${resource.path} - ${at.httpMethod} - Method execution`}
          </Header>
        }
      >
        <SpaceBetween size="m">
          <KeyValuePairs
            columns={1}
            items={[
              { label: "ARN", value: <Copyable text={arn} name="ARN" /> },
              ...(integration?.type === "MOCK" ? [] : [{ label: integrationName(integration), value: to ? <RouteLink to={to}>{functionName}</RouteLink> : (functionArn ?? integration?.uri ?? "-") }]),
            ]}
          />
          <Suspense fallback={<StatusIndicator type="loading">Loading the picture</StatusIndicator>}>
            <FlowPicture method={method} onOpen={(tab) => setParameters({ tab }, { replace: true })} />
          </Suspense>
        </SpaceBetween>
      </Container>
      <PageTabs
        label="Parts of the method"
        tabs={[
          { id: "request", label: "Method request", content: <RequestTab open={open} /> },
          { id: "integration", label: "Integration request", content: <IntegrationTab open={open} /> },
          { id: "integration-response", label: "Integration response", content: <IntegrationResponseTab open={open} refresh={refresh} /> },
          { id: "response", label: "Method response", content: <MethodResponseTab open={open} refresh={refresh} /> },
          { id: "test", label: "Test", content: <TestTab open={open} /> },
        ]}
      />
      {isDeleting && (
        <DeleteModal
          noun="method"
          names={[`${at.httpMethod} ${resource.path}`]}
          word="confirm"
          onDelete={() => client.send(new DeleteMethodCommand(at))}
          onDeleted={() => {
            navigate(resourcePath(id, at.resourceId));
            refreshTree();
          }}
          onDismiss={() => setDeleting(false)}
        />
      )}
    </SpaceBetween>
  );
}
