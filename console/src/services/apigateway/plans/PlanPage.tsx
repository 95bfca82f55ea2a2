import { APIGatewayClient, GetUsagePlanCommand, type UsagePlan } from "@aws-sdk/client-api-gateway";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useNavigate, useParams } from "react-router-dom";
import { useClient } from "../../../shared/clients";
import { LoadedView } from "../../../shared/LoadedView";
import { useNameOf } from "../../../shared/names";
import { PageTabs } from "../../../shared/PageTabs";
import { RouteButton } from "../../../shared/RouteButton";
import { type Loaded, useLoad } from "../../../shared/useLoad";
import { ArnTags } from "../fields/ArnTags";
import { planPath } from "../paths";
import { DeletePlanModal } from "./DeletePlanModal";
import { PlanKeysTab } from "./PlanKeysTab";
import { PlanStagesTab } from "./PlanStagesTab";
import { quotaText, throttleText } from "./plans";

export function Component() {
  const id = useParams()["plan"]!;
  const client = useClient(APIGatewayClient);
  const loaded = useLoad((abortSignal) => client.send(new GetUsagePlanCommand({ usagePlanId: id }), { abortSignal }), [client, id]);
  useNameOf(id, loaded.data?.name);
  return (
    <LoadedView loaded={loaded} what={`the usage plan ${id}`}>
      {(plan) => <Details plan={plan} loaded={loaded} />}
    </LoadedView>
  );
}

function Details({ plan, loaded }: { plan: UsagePlan; loaded: Loaded<UsagePlan> }) {
  const navigate = useNavigate();
  const [isDeleting, setDeleting] = useState(false);
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button iconName="refresh" ariaLabel="Refresh" loading={loaded.isLoading} onClick={loaded.refresh} />
            <Button onClick={() => setDeleting(true)}>Delete</Button>
            <RouteButton to={`${planPath(plan.id!)}/edit`}>Edit</RouteButton>
          </SpaceBetween>
        }
      >
        {plan.name}
      </Header>
      <Container header={<Header variant="h2">Usage plan details</Header>}>
        <KeyValuePairs
          columns={4}
          items={[
            { label: "ID", value: plan.id },
            { label: "Throttling", value: throttleText(plan) },
            { label: "Quota", value: quotaText(plan) },
            { label: "Description", value: plan.description || "-" },
          ]}
        />
      </Container>
      <PageTabs
        label="Parts of the usage plan"
        tabs={[
          { id: "stages", label: "Associated stages", content: <PlanStagesTab plan={plan} refresh={loaded.refresh} /> },
          { id: "keys", label: "Associated API keys", content: <PlanKeysTab plan={plan} /> },
          { id: "tags", label: "Tags", content: <ArnTags path={`/usageplans/${plan.id}`} tags={plan.tags} refresh={loaded.refresh} /> },
        ]}
      />
      {isDeleting && <DeletePlanModal plan={plan} onDeleted={() => navigate("/apigateway/usage-plans")} onDismiss={() => setDeleting(false)} />}
    </SpaceBetween>
  );
}
