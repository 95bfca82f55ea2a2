import { LambdaClient, paginateListLayers, UpdateFunctionConfigurationCommand } from "@aws-sdk/client-lambda";
import Button from "@cloudscape-design/components/button";
import Multiselect from "@cloudscape-design/components/multiselect";
import FormField from "@cloudscape-design/components/form-field";
import { useMemo, useState } from "react";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { FormModal } from "../../../shared/FormModal";
import { useFlash } from "../../../shared/flash";
import { collect, useLoad } from "../../../shared/useLoad";
import { lambdaCall } from "../calls";
import type { FunctionTabProps } from "../functions";

interface LayerRow {
  order: number;
  arn: string;
}

const columns: readonly Column<LayerRow>[] = [
  { id: "order", header: "Merge order", value: (l) => l.order, widthPx: 140 },
  { id: "name", header: "Name", value: (l) => l.arn.split(":").at(-2), widthPx: 220 },
  { id: "version", header: "Layer version", value: (l) => Number(l.arn.split(":").at(-1)), widthPx: 140 },
  { id: "arn", header: "Version ARN", value: (l) => l.arn },
];

/** The layers of a function, in the order in which they are laid over each other. */
export function LayersPanel({ details: { configuration }, refresh }: FunctionTabProps) {
  const client = useClient(LambdaClient);
  const flash = useFlash();
  const rows = useMemo(() => (configuration.Layers ?? []).map((l, i) => ({ order: i + 1, arn: l.Arn! })), [configuration.Layers]);
  const [edited, setEdited] = useState<readonly string[]>();

  const edit = () => setEdited(rows.map((r) => r.arn));
  const input = { FunctionName: configuration.FunctionName, Layers: [...(edited ?? [])] };

  async function save() {
    await client.send(new UpdateFunctionConfigurationCommand(input));
    flash.success("The layers were saved.");
    refresh();
  }

  return (
    <>
      <CollectionTable
        id="lambda.functionLayers"
        title="Layers"
        noun={["layer", "layers"]}
        loaded={{ data: rows, error: undefined, isLoading: false }}
        columns={columns}
        trackBy={(l) => l.arn}
        isFiltered={false}
        empty={{ text: "A layer holds files that several functions share.", action: <Button onClick={edit}>Add a layer</Button> }}
        actions={() => <Button onClick={edit}>Edit layers</Button>}
      />
      {edited && (
        <FormModal
          title="Edit layers"
          submitLabel="Save"
          calls={[lambdaCall("UpdateFunctionConfiguration", input)]}
          onSubmit={save}
          onDismiss={() => setEdited(undefined)}
        >
          <LayerChoice arns={edited} onChange={setEdited} />
        </FormModal>
      )}
    </>
  );
}

function LayerChoice({ arns, onChange }: { arns: readonly string[]; onChange(arns: readonly string[]): void }) {
  const client = useClient(LambdaClient);
  const layers = useLoad((abortSignal) => collect(paginateListLayers({ client }, {}, { abortSignal }), (page) => page.Layers), [client]);
  const latest = (layers.data ?? []).flatMap((l) => l.LatestMatchingVersion?.LayerVersionArn ?? []);
  const options = [...new Set([...arns, ...latest])].map((value) => ({ value, label: value.split(":").slice(-2).join(", version "), description: value }));
  return (
    <FormField label="Layers" description="Later ones lie over earlier ones">
      <Multiselect
        selectedOptions={arns.flatMap((arn) => options.find((o) => o.value === arn) ?? [])}
        options={options}
        placeholder="Choose layers"
        empty="There are no layers"
        statusType={layers.isLoading ? "loading" : "finished"}
        expandToViewport
        onChange={({ detail }) => onChange(detail.selectedOptions.map((o) => o.value ?? ""))}
      />
    </FormField>
  );
}
