import { APIGatewayClient, DeleteDomainNameCommand } from "@aws-sdk/client-api-gateway";
import { useClient } from "../../../shared/clients";
import { DeleteModal } from "../../../shared/DeleteModal";

export function DeleteDomainModal({ name, onDeleted, onDismiss }: { name: string; onDeleted(): void; onDismiss(): void }) {
  const client = useClient(APIGatewayClient);
  return (
    <DeleteModal
      noun="domain name"
      names={[name]}
      word="confirm"
      consequence="Its API mappings and routing rules are deleted with it, and its addresses stop working. APIs stay."
      onDelete={(domainName) => client.send(new DeleteDomainNameCommand({ domainName }))}
      onDeleted={onDeleted}
      onDismiss={onDismiss}
    />
  );
}
