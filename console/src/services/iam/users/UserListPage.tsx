import { IAMClient, paginateListUsers, type User } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { dateTime } from "../../../shared/format";
import { RouteButton } from "../../../shared/RouteButton";
import { RouteLink } from "../../../shared/RouteLink";
import { collect, useLoad } from "../../../shared/useLoad";
import { entityPath } from "../paths";
import { DeleteUsersModal } from "./DeleteUsersModal";

const columns: readonly Column<User>[] = [
  { id: "name", header: "User name", value: (u) => u.UserName, cell: (u) => <RouteLink to={entityPath("user", u.UserName!)}>{u.UserName}</RouteLink>, widthPx: 300 },
  { id: "path", header: "Path", value: (u) => u.Path, widthPx: 160 },
  { id: "created", header: "Creation time", value: (u) => u.CreateDate?.getTime(), cell: (u) => dateTime(u.CreateDate), widthPx: 220 },
  { id: "arn", header: "ARN", value: (u) => u.Arn },
];

export function Component() {
  const client = useClient(IAMClient);
  const [deleted, setDeleted] = useState<readonly string[]>();
  const users = useLoad((abortSignal) => collect(paginateListUsers({ client }, {}, { abortSignal }), (page) => page.Users), [client]);
  return (
    <>
      <CollectionTable
        id="iam.users"
        title="Users"
        description="A user is a person or a program outside this cloud, with access keys of its own."
        noun={["user", "users"]}
        variant="full-page"
        loaded={users}
        columns={columns}
        trackBy={(u) => u.UserName!}
        selection="multi"
        empty={{ text: "Give a person or a program access keys of its own.", action: <RouteButton to="/iam/users/create">Create user</RouteButton> }}
        actions={(selected) => (
          <>
            <Button disabled={selected.length === 0} onClick={() => setDeleted(selected.map((u) => u.UserName!))}>
              Delete
            </Button>
            <RouteButton variant="primary" to="/iam/users/create">
              Create user
            </RouteButton>
          </>
        )}
      />
      {deleted && <DeleteUsersModal names={deleted} onDeleted={users.refresh} onDismiss={() => setDeleted(undefined)} />}
    </>
  );
}
