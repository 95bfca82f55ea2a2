import { DeleteGroupCommand, IAMClient, paginateGetGroup, RemoveUserFromGroupCommand } from "@aws-sdk/client-iam";
import { useClient } from "../../../shared/clients";
import { DeleteModal } from "../../../shared/DeleteModal";
import { collect } from "../../../shared/useLoad";
import { removePolicies } from "../access";

interface DeleteGroupsModalProps {
  names: readonly string[];
  onDeleted(): void;
  onDismiss(): void;
}

export function DeleteGroupsModal({ names, onDeleted, onDismiss }: DeleteGroupsModalProps) {
  const client = useClient(IAMClient);
  return (
    <DeleteModal
      noun="user group"
      names={names}
      word={names.length === 1 ? names[0] : "confirm"}
      consequence="Its users stay, and lose the permissions that they have by it. Its inline policies go too."
      onDelete={(name) => deleteGroup(client, name)}
      onDeleted={onDeleted}
      onDismiss={onDismiss}
    />
  );
}

async function deleteGroup(client: IAMClient, GroupName: string) {
  const users = await collect(paginateGetGroup({ client }, { GroupName }), (page) => page.Users);
  for (const { UserName } of users) await client.send(new RemoveUserFromGroupCommand({ GroupName, UserName }));
  await removePolicies(client, { kind: "group", name: GroupName });
  await client.send(new DeleteGroupCommand({ GroupName }));
}
