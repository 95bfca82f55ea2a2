import { APIGatewayClient, type Stage, UpdateStageCommand } from "@aws-sdk/client-api-gateway";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { useClient } from "../../../../shared/clients";
import { CollectionTable, type Column } from "../../../../shared/CollectionTable";
import { FormModal } from "../../../../shared/FormModal";
import { useFlash } from "../../../../shared/flash";
import { RouteButton } from "../../../../shared/RouteButton";
import { useLoad } from "../../../../shared/useLoad";
import { listResources } from "../../apis";
import { restPath } from "../../paths";
import { methodsOf } from "../resources/openResources";
import { gatewayCall } from "../../steps";
import { useRestApi } from "../restApi";
import { MethodFields } from "./MethodFields";
import { allMethods, logLevels, type MethodForm, methodFormOf, methodPatches, methodPatchPath } from "./stageSettings";

interface StageMethod {
  path: string;
  httpMethod: string;
  /** Whether it has settings of its own. */
  isOwn: boolean;
  form: MethodForm;
}

/** Methods whose settings in this stage are other than the stage's. */
export function MethodSettingsTab({ stage, refresh }: { stage: Stage; refresh(): void }) {
  const { id } = useRestApi();
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const [edited, setEdited] = useState<StageMethod>();
  const methods = useLoad(
    async (signal) => (await listResources(client, id, signal)).flatMap((r) => methodsOf(r).map((m) => stageMethod(stage, r.path!, m.httpMethod!))),
    [client, id, stage],
  );

  async function remove({ path, httpMethod }: StageMethod) {
    try {
      await client.send(new UpdateStageCommand({ restApiId: id, stageName: stage.stageName, patchOperations: [{ op: "remove", path: methodPatchPath(path, httpMethod) }] }));
      flash.success(`${httpMethod} ${path} now has the settings of the stage.`);
      refresh();
    } catch (error) {
      flash.error("The settings were not changed", error);
    }
  }

  return (
    <>
      <CollectionTable
        id="apigateway.method-settings"
        title="Method settings"
        description="A method may have a throttle and logs of its own in this stage."
        noun={["method", "methods"]}
        loaded={methods}
        columns={columns}
        trackBy={(m) => `${m.httpMethod} ${m.path}`}
        selection="single"
        empty={{ text: "The API has no methods yet.", action: <RouteButton to={restPath(id)}>Go to resources</RouteButton> }}
        actions={([selected]) => (
          <>
            <Button disabled={!selected?.isOwn} onClick={() => selected && void remove(selected)}>
              Inherit from stage
            </Button>
            <Button disabled={!selected} onClick={() => setEdited(selected)}>
              Edit
            </Button>
          </>
        )}
      />
      {edited && <MethodModal stage={stage} method={edited} onSaved={refresh} onDismiss={() => setEdited(undefined)} />}
    </>
  );
}

const columns: readonly Column<StageMethod>[] = [
  { id: "method", header: "Method", value: (m) => `${m.httpMethod} ${m.path}` },
  { id: "settings", header: "Settings", value: (m) => (m.isOwn ? "Override for this method" : "Inherited from stage") },
  { id: "rate", header: "Rate", value: (m) => m.form.rate },
  { id: "burst", header: "Burst", value: (m) => m.form.burst },
  { id: "logs", header: "CloudWatch logs", value: (m) => logLevels.find((l) => l.value === m.form.logLevel)?.label },
];

function MethodModal({ stage, method, onSaved, onDismiss }: { stage: Stage; method: StageMethod; onSaved(): void; onDismiss(): void }) {
  const { id } = useRestApi();
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const [form, setForm] = useState(method.form);

  const patchOperations = methodPatches(methodPatchPath(method.path, method.httpMethod), method.form, form);
  const input = { restApiId: id, stageName: stage.stageName, patchOperations };

  async function save() {
    if (patchOperations.length > 0) await client.send(new UpdateStageCommand(input));
    flash.success(`Successfully changed the settings of ${method.httpMethod} ${method.path}.`);
    onSaved();
  }

  return (
    <FormModal title={`Settings of ${method.httpMethod} ${method.path}`} submitLabel="Save" calls={[gatewayCall("UpdateStage", input)]} onSubmit={save} onDismiss={onDismiss}>
      <MethodFields form={form} onChange={(part) => setForm({ ...form, ...part })} />
    </FormModal>
  );
}

function stageMethod(stage: Stage, path: string, httpMethod: string): StageMethod {
  const own = `${path.slice(1)}/${httpMethod}`;
  const isOwn = stage.methodSettings?.[own] !== undefined;
  return { path, httpMethod, isOwn, form: methodFormOf(stage, isOwn ? own : allMethods) };
}
