import { DeletePolicyCommand, DeletePolicyVersionCommand, IAMClient, paginateListPolicyVersions } from "@aws-sdk/client-iam";
import { useClient } from "../../../shared/clients";
import { DeleteModal } from "../../../shared/DeleteModal";
import { collect } from "../../../shared/useLoad";
import { nameOf } from "../paths";
import { endUse, usesOf } from "./uses";

interface DeletePoliciesModalProps {
  arns: readonly string[];
  onDeleted(): void;
  onDismiss(): void;
}

export function DeletePoliciesModal({ arns, onDeleted, onDismiss }: DeletePoliciesModalProps) {
  const client = useClient(IAMClient);
  const names = arns.map(nameOf);
  return (
    <DeleteModal
      noun="policy"
      plural="policies"
      names={names}
      word={names.length === 1 ? names[0] : "confirm"}
      consequence="All its versions are deleted, and the users, groups and roles that have it lose its permissions."
      onDelete={(_, i) => deletePolicy(client, arns[i]!)}
      onDeleted={onDeleted}
      onDismiss={onDismiss}
    />
  );
}

// IAM deletes a policy only when nobody has it, and when its default version is the only one.
async function deletePolicy(client: IAMClient, PolicyArn: string) {
  for (const use of (await usesOf(client, PolicyArn)).filter((u) => u.as === "Permissions policy")) await endUse(client, PolicyArn, use);
  const versions = await collect(paginateListPolicyVersions({ client }, { PolicyArn }), (page) => page.Versions);
  for (const { VersionId, IsDefaultVersion } of versions) {
    if (!IsDefaultVersion) await client.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId }));
  }
  await client.send(new DeletePolicyCommand({ PolicyArn }));
}
