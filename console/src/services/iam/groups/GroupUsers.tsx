import { AddUserToGroupCommand, IAMClient, paginateGetGroup, RemoveUserFromGroupCommand, type User } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { DeleteModal } from "../../../shared/DeleteModal";
import { FormModal } from "../../../shared/FormModal";
import { useFlash } from "../../../shared/flash";
import { dateTime } from "../../../shared/format";
import { RouteLink } from "../../../shared/RouteLink";
import { collect, useLoad } from "../../../shared/useLoad";
import { iamCall } from "../calls";
import { entityPath } from "../paths";
import { UserPicker } from "./UserPicker";

const columns: readonly Column<User>[] = [
  { id: "name", header: "User name", value: (u) => u.UserName, cell: (u) => <RouteLink to={entityPath("user", u.UserName!)}>{u.UserName}</RouteLink>, widthPx: 320 },
  { id: "created", header: "Creation time", value: (u) => u.CreateDate?.getTime(), cell: (u) => dateTime(u.CreateDate) },
];

/** The users of a group. */
export function GroupUsers({ name: GroupName }: { name: string }) {
  const client = useClient(IAMClient);
  const flash = useFlash();
  const [chosen, setChosen] = useState<readonly string[]>();
  const [removed, setRemoved] = useState<readonly string[]>();
  const users = useLoad((abortSignal) => collect(paginateGetGroup({ client }, { GroupName }, { abortSignal }), (page) => page.Users), [client, GroupName]);

  const inputs = (chosen ?? []).map((UserName) => ({ UserName, GroupName }));

  async function add() {
    for (const input of inputs) await client.send(new AddUserToGroupCommand(input));
    flash.success(`${chosen?.join(", ") || "Nobody"} was added to the group.`);
    users.refresh();
  }

  const adding = <Button onClick={() => setChosen([])}>Add users</Button>;
  return (
    <>
      <CollectionTable
        id="iam.groupUsers"
        title="Users in this group"
        noun={["user", "users"]}
        loaded={users}
        columns={columns}
        trackBy={(u) => u.UserName!}
        selection="multi"
        empty={{ text: "The group has no users.", action: adding }}
        actions={(selected) => (
          <>
            <Button disabled={selected.length === 0} onClick={() => setRemoved(selected.map((u) => u.UserName!))}>
              Remove
            </Button>
            {adding}
          </>
        )}
      />
      {chosen && (
        <FormModal
          title={`Add users to ${GroupName}`}
          size="large"
          submitLabel="Add"
          calls={inputs.map((input) => iamCall("AddUserToGroup", input))}
          onSubmit={add}
          onDismiss={() => setChosen(undefined)}
        >
          <UserPicker without={users.data?.map((u) => u.UserName!)} onSelect={setChosen} />
        </FormModal>
      )}
      {removed && (
        <DeleteModal
          noun="user"
          verb="Remove"
          names={removed}
          consequence="They lose the permissions of the group."
          onDelete={(UserName) => client.send(new RemoveUserFromGroupCommand({ UserName, GroupName }))}
          onDeleted={users.refresh}
          onDismiss={() => setRemoved(undefined)}
        />
      )}
    </>
  );
}
