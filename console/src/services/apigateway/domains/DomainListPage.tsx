import { APIGatewayClient, type DomainName } from "@aws-sdk/client-api-gateway";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { RouteButton } from "../../../shared/RouteButton";
import { RouteLink } from "../../../shared/RouteLink";
import { useLoad } from "../../../shared/useLoad";
import { endpointNames } from "../endpoints";
import { DeleteDomainModal } from "./DeleteDomainModal";
import { domainListPath, domainPath, gatewayNameOf, listDomains, securityPolicies } from "./domains";

const columns: readonly Column<DomainName>[] = [
  { id: "name", header: "Domain name", value: (d) => d.domainName, cell: (d) => <RouteLink to={domainPath(d.domainName!)}>{d.domainName}</RouteLink>, widthPx: 280 },
  { id: "gateway", header: "API Gateway domain name", value: gatewayNameOf, widthPx: 380 },
  { id: "type", header: "API endpoint type", value: (d) => endpointNames[d.endpointConfiguration?.types?.[0] ?? ""], widthPx: 160 },
  { id: "policy", header: "Minimum TLS version", value: (d) => securityPolicies[d.securityPolicy ?? ""] ?? d.securityPolicy, widthPx: 180 },
  { id: "status", header: "Status", value: (d) => (d.domainNameStatus === "AVAILABLE" ? "Available" : d.domainNameStatus), widthPx: 120 },
];

export function Component() {
  const client = useClient(APIGatewayClient);
  const [deleted, setDeleted] = useState<DomainName>();
  const domains = useLoad((signal) => listDomains(client, signal), [client]);
  return (
    <>
      <CollectionTable
        id="apigateway.domains"
        title="Custom domain names"
        noun={["domain name", "domain names"]}
        variant="full-page"
        loaded={domains}
        columns={columns}
        trackBy={(d) => d.domainName!}
        selection="single"
        empty={{ text: "A domain name of your own leads to stages of APIs, by paths that you choose.", action: <RouteButton to={`${domainListPath}/create`}>Create domain name</RouteButton> }}
        actions={([selected]) => (
          <>
            <Button disabled={!selected} onClick={() => setDeleted(selected)}>
              Delete
            </Button>
            <RouteButton variant="primary" to={`${domainListPath}/create`}>
              Create domain name
            </RouteButton>
          </>
        )}
      />
      {deleted && <DeleteDomainModal name={deleted.domainName!} onDeleted={domains.refresh} onDismiss={() => setDeleted(undefined)} />}
    </>
  );
}
