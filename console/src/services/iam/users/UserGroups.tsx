import { AddUserToGroupCommand, type Group, IAMClient, paginateListGroupsForUser, RemoveUserFromGroupCommand } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { DeleteModal } from "../../../shared/DeleteModal";
import { FormModal } from "../../../shared/FormModal";
import { useFlash } from "../../../shared/flash";
import { RouteLink } from "../../../shared/RouteLink";
import { collect, useLoad } from "../../../shared/useLoad";
import { iamCall } from "../calls";
import { entityPath } from "../paths";
import { GroupPicker } from "./GroupPicker";

const columns: readonly Column<Group>[] = [
  { id: "name", header: "Group name", value: (g) => g.GroupName, cell: (g) => <RouteLink to={entityPath("group", g.GroupName!)}>{g.GroupName}</RouteLink>, widthPx: 320 },
  { id: "arn", header: "ARN", value: (g) => g.Arn },
];

/** The groups that a user is in. */
export function UserGroups({ name: UserName }: { name: string }) {
  const client = useClient(IAMClient);
  const flash = useFlash();
  const [chosen, setChosen] = useState<readonly string[]>();
  const [removed, setRemoved] = useState<readonly string[]>();
  const groups = useLoad(
    (abortSignal) => collect(paginateListGroupsForUser({ client }, { UserName }, { abortSignal }), (page) => page.Groups),
    [client, UserName],
  );

  const inputs = (chosen ?? []).map((GroupName) => ({ UserName, GroupName }));

  async function add() {
    for (const input of inputs) await client.send(new AddUserToGroupCommand(input));
    flash.success(`The user ${UserName} was added to ${chosen?.join(", ") || "no group"}.`);
    groups.refresh();
  }

  const adding = <Button onClick={() => setChosen([])}>Add user to groups</Button>;
  return (
    <>
      <CollectionTable
        id="iam.userGroups"
        title="User groups"
        description="The user may do what its groups may do"
        noun={["user group", "user groups"]}
        loaded={groups}
        columns={columns}
        trackBy={(g) => g.GroupName!}
        selection="multi"
        empty={{ text: "The user is in no group.", action: adding }}
        actions={(selected) => (
          <>
            <Button disabled={selected.length === 0} onClick={() => setRemoved(selected.map((g) => g.GroupName!))}>
              Remove
            </Button>
            {adding}
          </>
        )}
      />
      {chosen && (
        <FormModal
          title={`Add ${UserName} to groups`}
          size="large"
          submitLabel="Add"
          calls={inputs.map((input) => iamCall("AddUserToGroup", input))}
          onSubmit={add}
          onDismiss={() => setChosen(undefined)}
        >
          <GroupPicker without={groups.data?.map((g) => g.GroupName!)} onSelect={setChosen} />
        </FormModal>
      )}
      {removed && (
        <DeleteModal
          noun="user group"
          verb="Remove"
          names={removed}
          consequence={`The user ${UserName} loses the permissions of these groups.`}
          onDelete={(GroupName) => client.send(new RemoveUserFromGroupCommand({ UserName, GroupName }))}
          onDeleted={groups.refresh}
          onDismiss={() => setRemoved(undefined)}
        />
      )}
    </>
  );
}
