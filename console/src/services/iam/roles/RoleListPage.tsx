import { IAMClient, paginateListRoles, type Role } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { dateTime } from "../../../shared/format";
import { RouteButton } from "../../../shared/RouteButton";
import { RouteLink } from "../../../shared/RouteLink";
import { collect, useLoad } from "../../../shared/useLoad";
import { entityPath } from "../paths";
import { DeleteRolesModal } from "./DeleteRolesModal";
import { trustedEntities } from "./trust";

const columns: readonly Column<Role>[] = [
  { id: "name", header: "Role name", value: (r) => r.RoleName, cell: (r) => <RouteLink to={entityPath("role", r.RoleName!)}>{r.RoleName}</RouteLink>, widthPx: 340 },
  { id: "trust", header: "Trusted entities", value: (r) => trustedEntities(r.AssumeRolePolicyDocument), widthPx: 260 },
  { id: "description", header: "Description", value: (r) => r.Description, widthPx: 260 },
  { id: "created", header: "Creation time", value: (r) => r.CreateDate?.getTime(), cell: (r) => dateTime(r.CreateDate) },
  { id: "arn", header: "ARN", value: (r) => r.Arn, isOptional: true },
];

export function Component() {
  const client = useClient(IAMClient);
  const [deleted, setDeleted] = useState<readonly string[]>();
  const roles = useLoad((abortSignal) => collect(paginateListRoles({ client }, {}, { abortSignal }), (page) => page.Roles), [client]);
  return (
    <>
      <CollectionTable
        id="iam.roles"
        title="Roles"
        description="A role is taken on by functions, services and people whom it trusts, for a time, with credentials that expire."
        noun={["role", "roles"]}
        variant="full-page"
        loaded={roles}
        columns={columns}
        trackBy={(r) => r.RoleName!}
        selection="multi"
        empty={{ text: "A function needs a role to be allowed anything.", action: <RouteButton to="/iam/roles/create">Create role</RouteButton> }}
        actions={(selected) => (
          <>
            <Button disabled={selected.length === 0} onClick={() => setDeleted(selected.map((r) => r.RoleName!))}>
              Delete
            </Button>
            <RouteButton variant="primary" to="/iam/roles/create">
              Create role
            </RouteButton>
          </>
        )}
      />
      {deleted && <DeleteRolesModal names={deleted} onDeleted={roles.refresh} onDismiss={() => setDeleted(undefined)} />}
    </>
  );
}
