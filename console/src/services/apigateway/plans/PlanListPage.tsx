import { APIGatewayClient, paginateGetUsagePlans, type UsagePlan } from "@aws-sdk/client-api-gateway";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { RouteButton } from "../../../shared/RouteButton";
import { RouteLink } from "../../../shared/RouteLink";
import { collect, useLoad } from "../../../shared/useLoad";
import { planPath } from "../paths";
import { DeletePlanModal } from "./DeletePlanModal";
import { quotaText, throttleText } from "./plans";

const columns: readonly Column<UsagePlan>[] = [
  { id: "name", header: "Name", value: (p) => p.name, cell: (p) => <RouteLink to={planPath(p.id!)}>{p.name}</RouteLink>, widthPx: 220 },
  { id: "description", header: "Description", value: (p) => p.description, widthPx: 240 },
  { id: "throttle", header: "Throttling", value: throttleText, widthPx: 260 },
  { id: "quota", header: "Quota", value: quotaText, widthPx: 200 },
  { id: "stages", header: "Stages", value: (p) => p.apiStages?.length ?? 0, widthPx: 100 },
  { id: "id", header: "Usage plan ID", value: (p) => p.id, widthPx: 140 },
];

export function Component() {
  const client = useClient(APIGatewayClient);
  const [deleted, setDeleted] = useState<UsagePlan>();
  const plans = useLoad((abortSignal) => collect(paginateGetUsagePlans({ client, pageSize: 500 }, {}, { abortSignal }), (page) => page.items), [client]);
  return (
    <>
      <CollectionTable
        id="apigateway.plans"
        title="Usage plans"
        noun={["usage plan", "usage plans"]}
        variant="full-page"
        loaded={plans}
        columns={columns}
        trackBy={(p) => p.id!}
        selection="single"
        empty={{ text: "A usage plan gives API keys a throttle and a quota for stages.", action: <RouteButton to="/apigateway/usage-plans/create">Create usage plan</RouteButton> }}
        actions={([selected]) => (
          <>
            <Button disabled={!selected} onClick={() => setDeleted(selected)}>
              Delete
            </Button>
            <RouteButton variant="primary" to="/apigateway/usage-plans/create">
              Create usage plan
            </RouteButton>
          </>
        )}
      />
      {deleted && <DeletePlanModal plan={deleted} onDeleted={plans.refresh} onDismiss={() => setDeleted(undefined)} />}
    </>
  );
}
