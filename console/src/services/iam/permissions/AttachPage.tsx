import { IAMClient } from "@aws-sdk/client-iam";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { CreateForm } from "../../../shared/CreateForm";
import { useFlash } from "../../../shared/flash";
import { useLoad } from "../../../shared/useLoad";
import { accessOf } from "../access";
import { iamCall } from "../calls";
import { entityPath } from "../paths";
import { PolicyPicker } from "./PolicyPicker";
import { useEntity } from "./useEntity";

/** Attaches managed policies to a user, a group or a role. */
export function Component() {
  const client = useClient(IAMClient);
  const flash = useFlash();
  const { kind, name } = useEntity();
  const access = accessOf(kind);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const attached = useLoad((signal) => access.listAttached(client, name, signal), [client, kind, name]);

  async function submit() {
    if (chosen.length === 0) throw new Error("Choose at least one policy.");
    for (const arn of chosen) await access.attach(client, name, arn);
  }

  return (
    <CreateForm
      title={`Attach policies to ${name}`}
      submitLabel="Add permissions"
      cancelTo={entityPath(kind, name)}
      doneTo={entityPath(kind, name)}
      isDirty={chosen.length > 0}
      calls={chosen.map((PolicyArn) => iamCall(`Attach${access.noun}Policy`, { [`${access.noun}Name`]: name, PolicyArn }))}
      onSubmit={submit}
      onDone={() => flash.success(`${chosen.length === 1 ? "The policy was" : `${chosen.length} policies were`} attached to the ${kind} ${name}.`)}
    >
      <PolicyPicker title="Other permissions policies" without={attached.data?.map((p) => p.PolicyArn!)} onSelect={setChosen} />
    </CreateForm>
  );
}
