import { APIGatewayClient, type Stage, UpdateStageCommand } from "@aws-sdk/client-api-gateway";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { useClient } from "../../../../shared/clients";
import { FormModal } from "../../../../shared/FormModal";
import { useFlash } from "../../../../shared/flash";
import { PlainTable } from "../../fields/PlainTable";
import { Rows } from "../../fields/Rows";
import { type Row, valueMap, valueRows } from "../../fields/rowMaps";
import { mapPatches } from "../../patches";
import { gatewayCall } from "../../steps";
import { useRestApi } from "../restApi";

const newRow: Row = { name: "", value: "", flag: false };

/** Names with a value for each stage, which integrations and templates fill in. */
export function VariablesTab({ stage, refresh }: { stage: Stage; refresh(): void }) {
  const { id } = useRestApi();
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const [edited, setEdited] = useState<readonly Row[]>();
  const rows = valueRows(stage.variables);

  const patchOperations = mapPatches("/variables", stage.variables ?? {}, valueMap(edited ?? []));
  const input = { restApiId: id, stageName: stage.stageName, patchOperations };

  async function save() {
    if (patchOperations.length > 0) await client.send(new UpdateStageCommand(input));
    flash.success("Successfully updated the stage variables.");
    refresh();
  }

  return (
    <>
      <PlainTable
        title="Stage variables"
        noun="stage variable"
        columns={["Name", "Value"]}
        rows={rows.map((r) => [r.name, r.value])}
        actions={<Button onClick={() => setEdited(rows)}>Manage variables</Button>}
        empty={{ text: "Integrations and templates fill in the value that the stage has for a name.", action: <Button onClick={() => setEdited([newRow])}>Add stage variable</Button> }}
      />
      {edited && (
        <FormModal
          title="Manage stage variables"
          submitLabel="Save"
          size="large"
          calls={[gatewayCall("UpdateStage", input)]}
          onSubmit={save}
          onDismiss={() => setEdited(undefined)}
        >
          <Rows rows={edited} noun="stage variable" valueLabel="Value" onChange={setEdited} />
        </FormModal>
      )}
    </>
  );
}
