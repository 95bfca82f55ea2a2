import { APIGatewayClient, type DomainName, GetDomainNameCommand } from "@aws-sdk/client-api-gateway";
import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { type ReactNode, useState } from "react";
import { useNavigate, useParams } from "react-router-dom";
import { Copyable } from "../../../shared/Copyable";
import { useClient } from "../../../shared/clients";
import { Facts } from "../../../shared/Facts";
import { LoadedView } from "../../../shared/LoadedView";
import { PageTabs } from "../../../shared/PageTabs";
import { type Loaded, useLoad } from "../../../shared/useLoad";
import { endpointNames } from "../endpoints";
import { ArnTags } from "../fields/ArnTags";
import { DeleteDomainModal } from "./DeleteDomainModal";
import { certificateOf, domainListPath, gatewayNameOf, routingModes, securityPolicies } from "./domains";
import { MappingTable } from "./MappingTable";
import { RoutingModeModal } from "./RoutingModeModal";
import { RuleTable } from "./RuleTable";

export function Component() {
  const name = useParams()["domain"]!;
  const client = useClient(APIGatewayClient);
  const loaded = useLoad((abortSignal) => client.send(new GetDomainNameCommand({ domainName: name }), { abortSignal }), [client, name]);
  return (
    <LoadedView loaded={loaded} what={`the domain name ${name}`}>
      {(domain) => <Details domain={domain} loaded={loaded} />}
    </LoadedView>
  );
}

function Details({ domain, loaded }: { domain: DomainName; loaded: Loaded<DomainName> }) {
  const navigate = useNavigate();
  const [open, setOpen] = useState<"mode" | "delete">();
  const close = () => setOpen(undefined);
  const name = domain.domainName!;
  const gatewayName = gatewayNameOf(domain);
  return (
    <SpaceBetween size="l">
      <Header variant="h1" actions={<Button onClick={() => setOpen("delete")}>Delete domain name</Button>}>
        {name}
      </Header>
      <Container
        header={
          <Header
            variant="h2"
            description="A request belongs to the domain by its Host header; the gateway's own name leads to the same."
            actions={<Button onClick={() => setOpen("mode")}>Edit routing mode</Button>}
          >
            Endpoint configuration
          </Header>
        }
      >
        <Facts
          columns={4}
          items={[
            { label: "Routing mode", value: routingModes[domain.routingMode!].label },
            { label: "Status", value: domain.domainNameStatus === "AVAILABLE" ? "Available" : (domain.domainNameStatus ?? "-") },
            { label: "API endpoint type", value: endpointNames[domain.endpointConfiguration?.types?.[0] ?? ""] ?? "-" },
            { label: "Minimum TLS version", value: securityPolicies[domain.securityPolicy ?? ""] ?? "-" },
          ]}
          long={[
            { label: "API Gateway domain name", value: <Copyable text={gatewayName} name="API Gateway domain name" /> },
            { label: "ACM certificate ARN", value: certificateOf(domain) ?? "-" },
          ]}
        />
      </Container>
      <PageTabs
        label="Domain name"
        tabs={[
          {
            id: "mappings", label: "API mappings",
            content: <Routing isAsked={domain.routingMode !== "ROUTING_RULE_ONLY"} what="API mappings"><MappingTable domain={domain} /></Routing>,
          },
          {
            id: "rules", label: "Routing rules",
            content: <Routing isAsked={domain.routingMode !== "BASE_PATH_MAPPING_ONLY"} what="Routing rules"><RuleTable domain={name} /></Routing>,
          },
          { id: "tags", label: "Tags", content: <ArnTags path={`/domainnames/${name}`} tags={domain.tags} refresh={loaded.refresh} /> },
        ]}
      />
      {open === "mode" && <RoutingModeModal domain={domain} onSaved={loaded.refresh} onDismiss={close} />}
      {open === "delete" && <DeleteDomainModal name={name} onDeleted={() => navigate(domainListPath)} onDismiss={close} />}
    </SpaceBetween>
  );
}

/** What leads requests, unless the routing mode passes it by. */
function Routing({ isAsked, what, children }: { isAsked: boolean; what: string; children: ReactNode }) {
  return (
    <SpaceBetween size="s">
      {!isAsked && <Alert type="info">{what} lead nowhere in the domain's routing mode, and none can be added. Edit the routing mode so that they are asked.</Alert>}
      {children}
    </SpaceBetween>
  );
}
