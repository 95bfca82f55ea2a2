import {
  DeleteAccessKeyCommand, DeleteUserCommand, IAMClient, paginateListAccessKeys, paginateListGroupsForUser, RemoveUserFromGroupCommand,
} from "@aws-sdk/client-iam";
import { useClient } from "../../../shared/clients";
import { DeleteModal } from "../../../shared/DeleteModal";
import { collect } from "../../../shared/useLoad";
import { removePolicies } from "../access";

interface DeleteUsersModalProps {
  names: readonly string[];
  onDeleted(): void;
  onDismiss(): void;
}

export function DeleteUsersModal({ names, onDeleted, onDismiss }: DeleteUsersModalProps) {
  const client = useClient(IAMClient);
  return (
    <DeleteModal
      noun="user"
      names={names}
      word={names.length === 1 ? names[0] : "confirm"}
      consequence="Access keys, inline policies and memberships of groups go too. Whatever still uses the keys will be refused."
      onDelete={(name) => deleteUser(client, name)}
      onDeleted={onDeleted}
      onDismiss={onDismiss}
    />
  );
}

// IAM deletes a user only when nothing hangs on it any more.
async function deleteUser(client: IAMClient, UserName: string) {
  const keys = await collect(paginateListAccessKeys({ client }, { UserName }), (page) => page.AccessKeyMetadata);
  for (const { AccessKeyId } of keys) await client.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId }));
  const groups = await collect(paginateListGroupsForUser({ client }, { UserName }), (page) => page.Groups);
  for (const { GroupName } of groups) await client.send(new RemoveUserFromGroupCommand({ UserName, GroupName }));
  await removePolicies(client, { kind: "user", name: UserName });
  await client.send(new DeleteUserCommand({ UserName }));
}
