import type { Policy } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { dateTime } from "../../../shared/format";
import { RouteButton } from "../../../shared/RouteButton";
import { RouteLink } from "../../../shared/RouteLink";
import { isAwsManaged } from "../documents/document";
import { policyPath } from "../paths";
import { policyType, usePolicyType } from "../permissions/PolicyTypeFilter";
import { usePolicies } from "../permissions/usePolicies";
import { DeletePoliciesModal } from "./DeletePoliciesModal";

const columns: readonly Column<Policy>[] = [
  { id: "name", header: "Policy name", value: (p) => p.PolicyName, cell: (p) => <RouteLink to={policyPath(p.Arn!)}>{p.PolicyName}</RouteLink>, widthPx: 380 },
  { id: "type", header: "Type", value: (p) => policyType(p.Arn), widthPx: 180 },
  { id: "used", header: "Used as", value: usedAs, widthPx: 260 },
  { id: "updated", header: "Edited time", value: (p) => p.UpdateDate?.getTime(), cell: (p) => dateTime(p.UpdateDate) },
  { id: "arn", header: "ARN", value: (p) => p.Arn, isOptional: true },
];

function usedAs({ AttachmentCount = 0, PermissionsBoundaryUsageCount = 0 }: Policy): string {
  const uses = [
    ...(AttachmentCount > 0 ? [`Permissions policy (${AttachmentCount})`] : []),
    ...(PermissionsBoundaryUsageCount > 0 ? [`Boundary (${PermissionsBoundaryUsageCount})`] : []),
  ];
  return uses.join(", ") || "None";
}

export function Component() {
  const policies = usePolicies();
  const { loaded, filter } = usePolicyType(policies);
  const [deleted, setDeleted] = useState<readonly string[]>();
  return (
    <>
      <CollectionTable
        id="iam.policies"
        title="Policies"
        description="A policy says what is allowed or denied. Attach it to users, groups and roles."
        noun={["policy", "policies"]}
        variant="full-page"
        loaded={loaded}
        columns={columns}
        trackBy={(p) => p.Arn!}
        selection="multi"
        filters={filter}
        empty={{ text: "There is no policy of this type.", action: <RouteButton to="/iam/policies/create">Create policy</RouteButton> }}
        actions={(selected) => (
          <>
            <Button disabled={selected.length === 0 || selected.some((p) => isAwsManaged(p.Arn))} onClick={() => setDeleted(selected.map((p) => p.Arn!))}>
              Delete
            </Button>
            <RouteButton variant="primary" to="/iam/policies/create">
              Create policy
            </RouteButton>
          </>
        )}
      />
      {deleted && <DeletePoliciesModal arns={deleted} onDeleted={policies.refresh} onDismiss={() => setDeleted(undefined)} />}
    </>
  );
}
