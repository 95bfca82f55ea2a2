import { APIGatewayClient, CreateRequestValidatorCommand, UpdateMethodCommand } from "@aws-sdk/client-api-gateway";
import { useMemo, useState } from "react";
import { useClient } from "../../../../shared/clients";
import { CreateForm } from "../../../../shared/CreateForm";
import { useFlash } from "../../../../shared/flash";
import { LoadedView } from "../../../../shared/LoadedView";
import { useLoad } from "../../../../shared/useLoad";
import { methodPath } from "../../paths";
import { callOf, step } from "../../steps";
import { useRestApi } from "../restApi";
import { type OpenMethod, useMethod } from "./openMethod";
import { RequestFields } from "./RequestFields";
import { type ApiParts, loadParts, requestFormOf, requestPatches, validatorInput, withValidator } from "./requests";

export function Component() {
  const { id } = useRestApi();
  const client = useClient(APIGatewayClient);
  const { loaded } = useMethod();
  const parts = useLoad((signal) => loadParts(client, id, signal), [client, id]);
  return (
    <LoadedView loaded={loaded} what="the method">
      {(open) => (
        <LoadedView loaded={parts} what="the API">
          {(all) => <RequestForm open={open} parts={all} />}
        </LoadedView>
      )}
    </LoadedView>
  );
}

function RequestForm({ open: { at, method, resource }, parts }: { open: OpenMethod; parts: ApiParts }) {
  const { id } = useRestApi();
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const [initial] = useState(() => requestFormOf(method));
  const [form, setForm] = useState(initial);
  const calls = useMemo(() => {
    const validator = validatorInput(id, form);
    const update = step("UpdateMethod", new UpdateMethodCommand({ ...at, patchOperations: requestPatches(method, form) }));
    return [...(validator ? [step("CreateRequestValidator", new CreateRequestValidatorCommand(validator))] : []), update].map(callOf);
  }, [id, at, method, form]);
  const back = `${methodPath(id, at.resourceId, at.httpMethod)}?tab=request`;

  async function submit() {
    const patchOperations = requestPatches(method, await withValidator(client, id, form));
    if (patchOperations.length > 0) await client.send(new UpdateMethodCommand({ ...at, patchOperations }));
  }

  return (
    <CreateForm
      title="Edit method request"
      description={`${at.httpMethod} ${resource.path}`}
      submitLabel="Save"
      cancelTo={back}
      doneTo={back}
      isDirty={form !== initial}
      calls={calls}
      onSubmit={submit}
      onDone={() => flash.success("Successfully updated the method request. Redeploy your API for the update to take effect.")}
    >
      <RequestFields form={form} parts={parts} onChange={(part) => setForm({ ...form, ...part })} />
    </CreateForm>
  );
}
