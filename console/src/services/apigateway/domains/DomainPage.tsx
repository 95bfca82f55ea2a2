import { APIGatewayClient, type DomainName, GetDomainNameCommand } from "@aws-sdk/client-api-gateway";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useNavigate, useParams } from "react-router-dom";
import { Copyable } from "../../../shared/Copyable";
import { useClient } from "../../../shared/clients";
import { LoadedView } from "../../../shared/LoadedView";
import { type Loaded, useLoad } from "../../../shared/useLoad";
import { endpointNames } from "../endpoints";
import { ArnTags } from "../fields/ArnTags";
import { DeleteDomainModal } from "./DeleteDomainModal";
import { certificateOf, domainListPath, gatewayNameOf, securityPolicies } from "./domains";
import { MappingTable } from "./MappingTable";

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
  const [isDeleting, setDeleting] = useState(false);
  const name = domain.domainName!;
  const gatewayName = gatewayNameOf(domain);
  return (
    <SpaceBetween size="l">
      <Header variant="h1" actions={<Button onClick={() => setDeleting(true)}>Delete domain name</Button>}>
        {name}
      </Header>
      <Container header={<Header variant="h2" description="A request belongs to the domain by its Host header; the gateway's own name leads to the same mappings.">Endpoint configuration</Header>}>
        <KeyValuePairs
          columns={3}
          items={[
            {
              label: "API Gateway domain name",
              value: <Copyable text={gatewayName} name="API Gateway domain name" />,
            },
            { label: "API endpoint type", value: endpointNames[domain.endpointConfiguration?.types?.[0] ?? ""] ?? "-" },
            { label: "Status", value: domain.domainNameStatus === "AVAILABLE" ? "Available" : (domain.domainNameStatus ?? "-") },
            { label: "Minimum TLS version", value: securityPolicies[domain.securityPolicy ?? ""] ?? "-" },
            { label: "ACM certificate ARN", value: certificateOf(domain) ?? "-" },
          ]}
        />
      </Container>
      <MappingTable domain={domain} />
      <ArnTags path={`/domainnames/${name}`} tags={domain.tags} refresh={loaded.refresh} />
      {isDeleting && <DeleteDomainModal name={name} onDeleted={() => navigate(domainListPath)} onDismiss={() => setDeleting(false)} />}
    </SpaceBetween>
  );
}
