import { APIGatewayClient, type ApiStage, UpdateUsagePlanCommand, type UpdateUsagePlanCommandInput, type UsagePlan } from "@aws-sdk/client-api-gateway";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { FormModal } from "../../../shared/FormModal";
import { useFlash } from "../../../shared/flash";
import { RouteLink } from "../../../shared/RouteLink";
import { useLoad } from "../../../shared/useLoad";
import { listRestApis } from "../apis";
import { SelectField } from "../fields/SelectField";
import { stagePath } from "../paths";
import { gatewayCall } from "../steps";
import { listRestStages } from "../rest/stages/listRestStages";

/** The stages for which the plan's keys are good. */
export function PlanStagesTab({ plan, refresh }: { plan: UsagePlan; refresh(): void }) {
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const [isAdding, setAdding] = useState(false);
  const apis = useLoad((signal) => listRestApis(client, signal), [client]);
  const nameOf = (id: string | undefined) => apis.data?.find((a) => a.id === id)?.name ?? id;
  const columns: readonly Column<ApiStage>[] = [
    { id: "api", header: "API", value: (s) => nameOf(s.apiId) },
    { id: "stage", header: "Stage", value: (s) => s.stage, cell: (s) => <RouteLink to={stagePath(s.apiId!, s.stage!)}>{s.stage}</RouteLink> },
  ];

  async function remove(stage: ApiStage) {
    try {
      await client.send(new UpdateUsagePlanCommand({ usagePlanId: plan.id, patchOperations: [{ op: "remove", path: "/apiStages", value: `${stage.apiId}:${stage.stage}` }] }));
      flash.success(`Successfully removed the stage '${stage.stage}' from the usage plan.`);
      refresh();
    } catch (error) {
      flash.error("The stage was not removed", error);
    }
  }

  const add = <Button onClick={() => setAdding(true)}>Add stage</Button>;
  return (
    <>
      <CollectionTable
        id="apigateway.plan-stages"
        title="Associated stages"
        noun={["stage", "stages"]}
        loaded={{ data: plan.apiStages ?? [], error: undefined, isLoading: false }}
        columns={columns}
        trackBy={(s) => `${s.apiId}:${s.stage}`}
        selection="single"
        isFiltered={false}
        empty={{ text: "Add a stage: the plan's keys are good for nothing before.", action: add }}
        actions={([selected]) => (
          <>
            <Button disabled={!selected} onClick={() => selected && void remove(selected)}>
              Remove
            </Button>
            {add}
          </>
        )}
      />
      {isAdding && <AddStageModal plan={plan} onAdded={refresh} onDismiss={() => setAdding(false)} />}
    </>
  );
}

function AddStageModal({ plan, onAdded, onDismiss }: { plan: UsagePlan; onAdded(): void; onDismiss(): void }) {
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const [form, setForm] = useState({ api: "", stage: "" });
  const apis = useLoad((signal) => listRestApis(client, signal), [client]);
  const stages = useLoad(async (signal) => (form.api === "" ? [] : listRestStages(client, form.api, signal)), [client, form.api]);

  const input: UpdateUsagePlanCommandInput = { usagePlanId: plan.id, patchOperations: [{ op: "add", path: "/apiStages", value: `${form.api}:${form.stage}` }] };

  async function add() {
    if (form.api === "" || form.stage === "") throw new Error("Choose an API and a stage.");
    await client.send(new UpdateUsagePlanCommand(input));
    flash.success(`Successfully added the stage '${form.stage}' to the usage plan.`);
    onAdded();
  }

  return (
    <FormModal title="Add stage" submitLabel="Add to usage plan" calls={[gatewayCall("UpdateUsagePlan", input)]} onSubmit={add} onDismiss={onDismiss}>
      <SelectField
        label="API"
        value={form.api}
        placeholder="Choose an API"
        loaded={apis}
        options={(apis.data ?? []).map((a) => ({ value: a.id, label: `${a.name} (${a.id})` }))}
        onChange={(api) => setForm({ api, stage: "" })}
      />
      <SelectField
        label="Stage"
        value={form.stage}
        placeholder="Choose a stage"
        empty="No stages"
        loaded={stages}
        options={(stages.data ?? []).map((s) => ({ value: s.stageName, label: s.stageName }))}
        onChange={(stage) => setForm({ ...form, stage })}
      />
    </FormModal>
  );
}
