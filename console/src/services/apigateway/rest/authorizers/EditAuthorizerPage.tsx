import { APIGatewayClient, type Authorizer, UpdateAuthorizerCommand } from "@aws-sdk/client-api-gateway";
import { useMemo, useState } from "react";
import { useSession } from "../../../../session/Session";
import { useClient } from "../../../../shared/clients";
import { CreateForm } from "../../../../shared/CreateForm";
import { useFlash } from "../../../../shared/flash";
import { authorizerPath } from "../../paths";
import { callOf, step } from "../../steps";
import { useRestApi } from "../restApi";
import { AuthorizerFields } from "./AuthorizerFields";
import { authorizerFormOf, authorizerPatches } from "./authorizers";
import { LoadedAuthorizer } from "./LoadedAuthorizer";

export function Component() {
  return <LoadedAuthorizer>{(authorizer) => <Form authorizer={authorizer} />}</LoadedAuthorizer>;
}

function Form({ authorizer }: { authorizer: Authorizer }) {
  const { id } = useRestApi();
  const { region } = useSession();
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const [initial] = useState(() => authorizerFormOf(authorizer));
  const [form, setForm] = useState(initial);
  const input = useMemo(() => ({ restApiId: id, authorizerId: authorizer.id, patchOperations: authorizerPatches(initial, form, region) }), [id, authorizer, initial, form, region]);
  const calls = useMemo(() => [callOf(step("UpdateAuthorizer", new UpdateAuthorizerCommand(input)))], [input]);
  const back = authorizerPath(id, authorizer.id!);
  return (
    <CreateForm
      title={`Edit authorizer ${authorizer.name}`}
      submitLabel="Save"
      cancelTo={back}
      doneTo={back}
      isDirty={form !== initial}
      calls={calls}
      onSubmit={async () => {
        if (input.patchOperations.length > 0) await client.send(new UpdateAuthorizerCommand(input));
      }}
      onDone={() => flash.success(`Successfully updated authorizer '${form.name}'. Deploy the API for it to take effect.`)}
    >
      <AuthorizerFields form={form} onChange={(part) => setForm((before) => ({ ...before, ...part }))} />
    </CreateForm>
  );
}
