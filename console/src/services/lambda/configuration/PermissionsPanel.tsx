import { IAMClient, paginateListAttachedRolePolicies, type AttachedPolicy } from "@aws-sdk/client-iam";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { RouteButton } from "../../../shared/RouteButton";
import { RouteLink } from "../../../shared/RouteLink";
import { collect, useLoad } from "../../../shared/useLoad";
import { roleLink } from "../../links";
import { type FunctionTabProps, roleName } from "../functions";
import { StatementTable } from "./StatementTable";

const columns: readonly Column<AttachedPolicy>[] = [
  { id: "name", header: "Policy name", value: (p) => p.PolicyName },
  { id: "arn", header: "ARN", value: (p) => p.PolicyArn },
];

/** What the function may do, and who may invoke it. */
export function PermissionsPanel({ details: { configuration } }: FunctionTabProps) {
  const role = roleName(configuration.Role);
  const link = roleLink(role);
  return (
    <SpaceBetween size="l">
      <Header variant="h2">Execution role</Header>
      <KeyValuePairs
        columns={2}
        items={[
          { label: "Role name", value: link ? <RouteLink to={link}>{role}</RouteLink> : role },
          { label: "Role ARN", value: configuration.Role ?? "-" },
        ]}
      />
      <RolePolicies role={role} />
      <StatementTable name={configuration.FunctionName!} />
    </SpaceBetween>
  );
}

function RolePolicies({ role }: { role: string }) {
  const iam = useClient(IAMClient);
  const link = roleLink(role);
  const policies = useLoad(
    (abortSignal) => collect(paginateListAttachedRolePolicies({ client: iam }, { RoleName: role }, { abortSignal }), (page) => page.AttachedPolicies),
    [iam, role],
  );
  return (
    <CollectionTable
      id="lambda.rolePolicies"
      title="Policies of the role"
      noun={["policy", "policies"]}
      loaded={policies}
      columns={columns}
      trackBy={(p) => p.PolicyArn!}
      isFiltered={false}
      empty={{ text: "No managed policy is attached: unless the role has policies of its own, the function may do nothing.", action: link && <RouteButton to={`${link}/attach`}>Attach policies</RouteButton> }}
    />
  );
}
