import { APIGatewayClient, CreateDomainNameCommand, type EndpointType, type RoutingMode, type SecurityPolicy } from "@aws-sdk/client-api-gateway";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMemo, useState } from "react";
import { useAccount, useSession } from "../../../session/Session";
import { useClient } from "../../../shared/clients";
import { CreateForm } from "../../../shared/CreateForm";
import { useFlash } from "../../../shared/flash";
import { TagFields } from "../../../shared/TagsPanel";
import { endpointOptions } from "../endpoints";
import { SelectField } from "../fields/SelectField";
import { TextField } from "../fields/TextField";
import { gatewayCall } from "../steps";
import { domainInput, domainListPath, domainPath, type NewDomain, routingModeOptions, securityPolicies } from "./domains";

const policyOptions = Object.entries(securityPolicies).map(([value, label]) => ({ value, label }));

export function Component() {
  const client = useClient(APIGatewayClient);
  const { region } = useSession();
  const account = useAccount();
  const flash = useFlash();
  const [initial] = useState<NewDomain>(() => ({
    name: "", endpointType: "REGIONAL", securityPolicy: "TLS_1_2", routingMode: "BASE_PATH_MAPPING_ONLY", tags: [],
    certificateArn: `arn:aws:acm:${region}:${account}:certificate/00000000-0000-0000-0000-000000000000`,
  }));
  const [form, setForm] = useState(initial);
  const change = (part: Partial<NewDomain>) => setForm((before) => ({ ...before, ...part }));
  const input = useMemo(() => domainInput(form), [form]);
  const calls = useMemo(() => [gatewayCall("CreateDomainName", input)], [input]);

  async function submit() {
    const { domainName } = await client.send(new CreateDomainNameCommand(input));
    flash.success(`Successfully created domain name '${domainName}'. Add ${form.routingMode === "ROUTING_RULE_ONLY" ? "a routing rule" : "an API mapping"} so that it leads somewhere.`);
    return domainPath(domainName!);
  }

  return (
    <CreateForm title="Create domain name" submitLabel="Create domain name" cancelTo={domainListPath} doneTo={domainListPath} isDirty={form !== initial} calls={calls} onSubmit={submit}>
      <Container header={<Header variant="h2">Domain details</Header>}>
        <SpaceBetween size="l">
          <TextField
            label="Domain name"
            value={form.name}
            placeholder="api.example.com"
            constraint="Lower case. *.example.com stands for all names one level below."
            onChange={(name) => change({ name })}
          />
          <SelectField
            label="API endpoint type"
            description="Both answer at this server; existing tools name one of them."
            value={form.endpointType}
            options={endpointOptions}
            onChange={(endpointType) => change({ endpointType: endpointType as EndpointType })}
          />
          <SelectField
            label="Minimum TLS version"
            description="Kept and shown; this server speaks no TLS itself."
            value={form.securityPolicy}
            options={policyOptions}
            onChange={(securityPolicy) => change({ securityPolicy: securityPolicy as SecurityPolicy })}
          />
          <SelectField
            label="Routing mode"
            value={form.routingMode}
            options={routingModeOptions}
            onChange={(routingMode) => change({ routingMode: routingMode as RoutingMode })}
          />
          <TextField
            label="ACM certificate ARN"
            description="There are no certificates here: the ARN is kept and shown for tools that set one. For TLS, put a proxy before the server."
            value={form.certificateArn}
            onChange={(certificateArn) => change({ certificateArn })}
          />
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">Tags</Header>}>
        <TagFields tags={form.tags} onChange={(tags) => change({ tags })} />
      </Container>
    </CreateForm>
  );
}
