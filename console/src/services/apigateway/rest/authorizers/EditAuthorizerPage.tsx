import { APIGatewayClient, type Authorizer, GetAuthorizerCommand, UpdateAuthorizerCommand } from "@aws-sdk/client-api-gateway";
import { useMemo, useState } from "react";
import { useParams } from "react-router-dom";
import { useSession } from "../../../../session/Session";
import { useClient } from "../../../../shared/clients";
import { CreateForm } from "../../../../shared/CreateForm";
import { useFlash } from "../../../../shared/flash";
import { LoadedView } from "../../../../shared/LoadedView";
import { useLoad } from "../../../../shared/useLoad";
import { authorizerPath } from "../../paths";
import { callOf, step } from "../../steps";
import { useRestApi } from "../restApi";
import { AuthorizerFields } from "./AuthorizerFields";
import { authorizerFormOf, authorizerPatches } from "./authorizers";

export function Component() {
  const { id } = useRestApi();
  const authorizerId = useParams()["authorizer"]!;
  const client = useClient(APIGatewayClient);
  const loaded = useLoad((abortSignal) => client.send(new GetAuthorizerCommand({ restApiId: id, authorizerId }), { abortSignal }), [client, id, authorizerId]);
  return (
    <LoadedView loaded={loaded} what="the authorizer">
      {(authorizer) => <Form authorizer={authorizer} />}
    </LoadedView>
  );
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
