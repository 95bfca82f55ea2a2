import { APIGatewayClient, DeleteUsagePlanCommand, UpdateUsagePlanCommand, type UsagePlan } from "@aws-sdk/client-api-gateway";
import { useClient } from "../../../shared/clients";
import { DeleteModal } from "../../../shared/DeleteModal";

/** The service refuses to delete a plan with stages: they are taken out of it first, as the person is told. */
export function DeletePlanModal({ plan, onDeleted, onDismiss }: { plan: UsagePlan; onDeleted(): void; onDismiss(): void }) {
  const client = useClient(APIGatewayClient);
  const stages = plan.apiStages ?? [];

  async function remove() {
    const usagePlanId = plan.id;
    if (stages.length > 0) {
      const patchOperations = stages.map((s) => ({ op: "remove" as const, path: "/apiStages", value: `${s.apiId}:${s.stage}` }));
      await client.send(new UpdateUsagePlanCommand({ usagePlanId, patchOperations }));
    }
    await client.send(new DeleteUsagePlanCommand({ usagePlanId }));
  }

  return (
    <DeleteModal
      noun="usage plan"
      names={[plan.name!]}
      word="confirm"
      consequence={stages.length > 0 ? `Its ${stages.length === 1 ? "stage is" : `${stages.length} stages are`} taken out of it. API keys stay.` : "API keys stay."}
      onDelete={remove}
      onDeleted={onDeleted}
      onDismiss={onDismiss}
    />
  );
}
