import { DeleteRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { useClient } from "../../../shared/clients";
import { DeleteModal } from "../../../shared/DeleteModal";
import { removePolicies } from "../access";

interface DeleteRolesModalProps {
  names: readonly string[];
  onDeleted(): void;
  onDismiss(): void;
}

export function DeleteRolesModal({ names, onDeleted, onDismiss }: DeleteRolesModalProps) {
  const client = useClient(IAMClient);

  // IAM deletes a role only when it has no policies any more.
  async function deleteRole(RoleName: string) {
    await removePolicies(client, { kind: "role", name: RoleName });
    await client.send(new DeleteRoleCommand({ RoleName }));
  }

  return (
    <DeleteModal
      noun="role"
      names={names}
      word={names.length === 1 ? names[0] : "confirm"}
      consequence="Its inline policies go too. Functions that still have the role can do nothing any more."
      onDelete={deleteRole}
      onDeleted={onDeleted}
      onDismiss={onDismiss}
    />
  );
}
