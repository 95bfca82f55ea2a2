import { type APIGatewayClient, type CreateDomainNameCommandInput, type DomainName, type EndpointType, paginateGetDomainNames, type RoutingMode, type SecurityPolicy } from "@aws-sdk/client-api-gateway";
import { type ApiGatewayV2Client, type ApiMapping, GetApiMappingsCommand } from "@aws-sdk/client-apigatewayv2";
import type { Tag } from "../../../shared/TagsPanel";
import { collect } from "../../../shared/useLoad";
import { all } from "../v2/v2Api";

export const domainListPath = "/apigateway/domain-names";
export const domainPath = (name: string) => `${domainListPath}/by-name/${encodeURIComponent(name)}`;

export const securityPolicies: Readonly<Record<string, string>> = { TLS_1_2: "TLS 1.2", TLS_1_0: "TLS 1.0" };

/** What leads the requests of a domain name, and what that means. REST APIs have other words than version 2, and mean the same. */
export const routingModes: Readonly<Record<RoutingMode, { label: string; description: string }>> = {
  BASE_PATH_MAPPING_ONLY: { label: "API mappings only", description: "Paths lead to stages; routing rules are not asked." },
  ROUTING_RULE_THEN_BASE_PATH_MAPPING: { label: "Routing rules then API mappings", description: "API mappings lead what no routing rule takes." },
  ROUTING_RULE_ONLY: { label: "Routing rules only", description: "API mappings are not asked." },
};

export const routingModeOptions = Object.entries(routingModes).map(([value, { label, description }]) => ({ value, label, description }));

/** What the form "Create domain name" holds. */
export interface NewDomain {
  name: string;
  endpointType: EndpointType;
  securityPolicy: SecurityPolicy;
  routingMode: RoutingMode;
  certificateArn: string;
  tags: readonly Tag[];
}

export function domainInput({ name, endpointType, securityPolicy, routingMode, certificateArn, tags }: NewDomain): CreateDomainNameCommandInput {
  const isEdge = endpointType === "EDGE";
  return {
    domainName: name,
    endpointConfiguration: { types: [endpointType] },
    securityPolicy,
    routingMode,
    certificateArn: isEdge ? certificateArn : undefined,
    regionalCertificateArn: isEdge ? undefined : certificateArn,
    tags: tags.length > 0 ? Object.fromEntries(tags.map((t) => [t.key, t.value])) : undefined,
  };
}

/** The gateway's own name for it, which is what a DNS record would point at. */
export const gatewayNameOf = (domain: DomainName) => domain.regionalDomainName ?? domain.distributionDomainName ?? "";

export const certificateOf = (domain: DomainName) => domain.regionalCertificateArn ?? domain.certificateArn;

/** Where a mapped path answers, by the gateway's own name, which needs no DNS on this machine. */
export function mappedUrl(domain: DomainName, key: string | undefined, { protocol, port }: Location = location): string {
  return `${protocol}//${gatewayNameOf(domain)}${port && `:${port}`}/${key ?? ""}`;
}

export const listDomains = (client: APIGatewayClient, abortSignal: AbortSignal): Promise<DomainName[]> =>
  collect(paginateGetDomainNames({ client, pageSize: 500 }, {}, { abortSignal }), (page) => page.items);

/** All mappings of a domain: those of REST APIs, whichever operation made them, are among them. */
export const listMappings = async (client: ApiGatewayV2Client, DomainName: string, abortSignal: AbortSignal): Promise<ApiMapping[]> =>
  (await all<ApiMapping>((NextToken) => client.send(new GetApiMappingsCommand({ DomainName, NextToken, MaxResults: "500" }), { abortSignal }))).sort((a, b) =>
    (a.ApiMappingKey ?? "").localeCompare(b.ApiMappingKey ?? ""),
  );
