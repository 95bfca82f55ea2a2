import { type Group, IAMClient, paginateListGroups } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { dateTime } from "../../../shared/format";
import { RouteButton } from "../../../shared/RouteButton";
import { RouteLink } from "../../../shared/RouteLink";
import { collect, useLoad } from "../../../shared/useLoad";
import { entityPath } from "../paths";
import { DeleteGroupsModal } from "./DeleteGroupsModal";

const columns: readonly Column<Group>[] = [
  { id: "name", header: "Group name", value: (g) => g.GroupName, cell: (g) => <RouteLink to={entityPath("group", g.GroupName!)}>{g.GroupName}</RouteLink>, widthPx: 300 },
  { id: "path", header: "Path", value: (g) => g.Path, widthPx: 160 },
  { id: "created", header: "Creation time", value: (g) => g.CreateDate?.getTime(), cell: (g) => dateTime(g.CreateDate), widthPx: 220 },
  { id: "arn", header: "ARN", value: (g) => g.Arn },
];

export function Component() {
  const client = useClient(IAMClient);
  const [deleted, setDeleted] = useState<readonly string[]>();
  const groups = useLoad((abortSignal) => collect(paginateListGroups({ client }, {}, { abortSignal }), (page) => page.Groups), [client]);
  return (
    <>
      <CollectionTable
        id="iam.groups"
        title="User groups"
        description="A group gives all its users the same permissions."
        noun={["user group", "user groups"]}
        variant="full-page"
        loaded={groups}
        columns={columns}
        trackBy={(g) => g.GroupName!}
        selection="multi"
        empty={{ text: "Give several users the same permissions.", action: <RouteButton to="/iam/groups/create">Create user group</RouteButton> }}
        actions={(selected) => (
          <>
            <Button disabled={selected.length === 0} onClick={() => setDeleted(selected.map((g) => g.GroupName!))}>
              Delete
            </Button>
            <RouteButton variant="primary" to="/iam/groups/create">
              Create user group
            </RouteButton>
          </>
        )}
      />
      {deleted && <DeleteGroupsModal names={deleted} onDeleted={groups.refresh} onDismiss={() => setDeleted(undefined)} />}
    </>
  );
}
