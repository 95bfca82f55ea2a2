import { APIGatewayClient, GetUsagePlanCommand, UpdateUsagePlanCommand, type UsagePlan } from "@aws-sdk/client-api-gateway";
import { useMemo, useState } from "react";
import { useParams } from "react-router-dom";
import { useClient } from "../../../shared/clients";
import { CreateForm } from "../../../shared/CreateForm";
import { useFlash } from "../../../shared/flash";
import { LoadedView } from "../../../shared/LoadedView";
import { useLoad } from "../../../shared/useLoad";
import { planPath } from "../paths";
import { callOf, step } from "../steps";
import { PlanFields } from "./PlanFields";
import { planFormOf, planPatches } from "./plans";

export function Component() {
  const id = useParams()["plan"]!;
  const client = useClient(APIGatewayClient);
  const loaded = useLoad((abortSignal) => client.send(new GetUsagePlanCommand({ usagePlanId: id }), { abortSignal }), [client, id]);
  return (
    <LoadedView loaded={loaded} what="the usage plan">
      {(plan) => <Form plan={plan} />}
    </LoadedView>
  );
}

function Form({ plan }: { plan: UsagePlan }) {
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const [initial] = useState(() => planFormOf(plan));
  const [form, setForm] = useState(initial);
  const input = useMemo(() => ({ usagePlanId: plan.id, patchOperations: planPatches(initial, form) }), [plan, initial, form]);
  const calls = useMemo(() => [callOf(step("UpdateUsagePlan", new UpdateUsagePlanCommand(input)))], [input]);
  return (
    <CreateForm
      title={`Edit usage plan ${plan.name}`}
      submitLabel="Save changes"
      cancelTo={planPath(plan.id!)}
      doneTo={planPath(plan.id!)}
      isDirty={form !== initial}
      calls={calls}
      onSubmit={async () => {
        if (input.patchOperations.length > 0) await client.send(new UpdateUsagePlanCommand(input));
      }}
      onDone={() => flash.success(`Successfully updated usage plan '${form.name}'.`)}
    >
      <PlanFields form={form} onChange={(part) => setForm((before) => ({ ...before, ...part }))} />
    </CreateForm>
  );
}
