import { APIGatewayClient, DeleteStageCommand } from "@aws-sdk/client-api-gateway";
import { useClient } from "../../../../shared/clients";
import { DeleteModal } from "../../../../shared/DeleteModal";
import { useRestApi } from "../restApi";

interface DeleteStageModalProps {
  names: readonly string[];
  onDeleted(): void;
  onDismiss(): void;
}

export function DeleteStageModal(props: DeleteStageModalProps) {
  const { id } = useRestApi();
  const client = useClient(APIGatewayClient);
  return (
    <DeleteModal
      {...props}
      noun="stage"
      word="confirm"
      consequence="Its invoke URL stops working. Its deployment stays."
      onDelete={(stageName) => client.send(new DeleteStageCommand({ restApiId: id, stageName }))}
    />
  );
}
