import { APIGatewayClient, CreateUsagePlanCommand } from "@aws-sdk/client-api-gateway";
import { useMemo, useState } from "react";
import { useClient } from "../../../shared/clients";
import { CreateForm } from "../../../shared/CreateForm";
import { useFlash } from "../../../shared/flash";
import { planPath } from "../paths";
import { callOf, step } from "../steps";
import { PlanFields } from "./PlanFields";
import { emptyPlan, planInput } from "./plans";

export function Component() {
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const [form, setForm] = useState(emptyPlan);
  const input = useMemo(() => planInput(form), [form]);
  const calls = useMemo(() => [callOf(step("CreateUsagePlan", new CreateUsagePlanCommand(input)))], [input]);

  async function submit() {
    const { id } = await client.send(new CreateUsagePlanCommand(input));
    flash.success(`Successfully created usage plan '${form.name}'. Add stages and API keys to it.`);
    return planPath(id!);
  }

  return (
    <CreateForm
      title="Create usage plan"
      submitLabel="Create usage plan"
      cancelTo="/apigateway/usage-plans"
      doneTo="/apigateway/usage-plans"
      isDirty={form !== emptyPlan}
      calls={calls}
      onSubmit={submit}
    >
      <PlanFields form={form} onChange={(part) => setForm((before) => ({ ...before, ...part }))} />
    </CreateForm>
  );
}
