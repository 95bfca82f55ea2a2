import {
  DeleteEventSourceMappingCommand, type EventSourceMappingConfiguration, LambdaClient, paginateListEventSourceMappings, UpdateEventSourceMappingCommand,
} from "@aws-sdk/client-lambda";
import Button from "@cloudscape-design/components/button";
import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { DeleteModal } from "../../../shared/DeleteModal";
import { useFlash } from "../../../shared/flash";
import { RouteLink } from "../../../shared/RouteLink";
import { collect, useLoad } from "../../../shared/useLoad";
import { tableLink } from "../../links";
import { AddTriggerModal } from "./AddTriggerModal";

const kinds: Readonly<Record<string, StatusIndicatorProps.Type>> = { Enabled: "success", Disabled: "stopped" };

const columns: readonly Column<EventSourceMappingConfiguration>[] = [
  { id: "source", header: "Source", value: (m) => sourceName(m.EventSourceArn), cell: (m) => <Source arn={m.EventSourceArn} />, widthPx: 260 },
  { id: "state", header: "State", value: (m) => m.State, cell: (m) => <StatusIndicator type={kinds[m.State ?? ""] ?? "in-progress"}>{m.State}</StatusIndicator>, widthPx: 140 },
  { id: "batch", header: "Batch size", value: (m) => m.BatchSize, widthPx: 120 },
  { id: "result", header: "Last processing result", value: (m) => m.LastProcessingResult, widthPx: 240 },
  { id: "uuid", header: "UUID", value: (m) => m.UUID, isOptional: true },
  { id: "arn", header: "Source ARN", value: (m) => m.EventSourceArn, isOptional: true },
];

const isChanging = (mappings: readonly EventSourceMappingConfiguration[]) => mappings.some((m) => /ing$/.test(m.State ?? ""));

/** The mappings of event sources, which Lambda reads for the function. */
export function StreamTriggers({ name, role }: { name: string; role: string }) {
  const client = useClient(LambdaClient);
  const flash = useFlash();
  const [isAdding, setAdding] = useState(false);
  const [deleted, setDeleted] = useState<readonly EventSourceMappingConfiguration[]>();
  const mappings = useLoad(
    (abortSignal) => collect(paginateListEventSourceMappings({ client }, { FunctionName: name }, { abortSignal }), (page) => page.EventSourceMappings),
    [client, name],
    { isPending: isChanging },
  );

  async function toggle({ UUID, State }: EventSourceMappingConfiguration) {
    try {
      await client.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: State === "Disabled" }));
      flash.success(State === "Disabled" ? "The trigger is being enabled." : "The trigger is being disabled.");
      mappings.refresh();
    } catch (error) {
      flash.error("The trigger was not changed", error);
    }
  }

  return (
    <>
      <CollectionTable
        id="lambda.triggers"
        title="Triggers"
        description="Streams whose records invoke the function"
        noun={["trigger", "triggers"]}
        loaded={mappings}
        columns={columns}
        trackBy={(m) => m.UUID!}
        selection="single"
        isFiltered={false}
        empty={{ text: "Let the changes of a table invoke the function.", action: <Button onClick={() => setAdding(true)}>Add trigger</Button> }}
        actions={([selected]) => (
          <>
            <Button disabled={!selected} onClick={() => selected && setDeleted([selected])}>
              Delete
            </Button>
            <Button disabled={selected?.State !== "Enabled" && selected?.State !== "Disabled"} onClick={() => selected && void toggle(selected)}>
              {selected?.State === "Disabled" ? "Enable" : "Disable"}
            </Button>
            <Button onClick={() => setAdding(true)}>Add trigger</Button>
          </>
        )}
      />
      {isAdding && <AddTriggerModal name={name} role={role} onAdded={mappings.refresh} onDismiss={() => setAdding(false)} />}
      {deleted && (
        <DeleteModal
          noun="trigger"
          names={deleted.map((m) => sourceName(m.EventSourceArn))}
          consequence="The function is no longer invoked by it. The source stays."
          onDelete={(_, i) => client.send(new DeleteEventSourceMappingCommand({ UUID: deleted[i]!.UUID }))}
          onDeleted={mappings.refresh}
          onDismiss={() => setDeleted(undefined)}
        />
      )}
    </>
  );
}

/** Such as "DynamoDB: users" for arn:aws:dynamodb:…:table/users/stream/… */
export function sourceName(arn: string | undefined): string {
  const [, table] = /:dynamodb:.*:table\/([^/]+)\/stream\//.exec(arn ?? "") ?? [];
  return table ? `DynamoDB: ${table}` : (arn ?? "-");
}

function Source({ arn }: { arn: string | undefined }) {
  const name = sourceName(arn);
  const link = name.startsWith("DynamoDB: ") ? tableLink(name.slice("DynamoDB: ".length)) : undefined;
  return link ? <RouteLink to={link}>{name}</RouteLink> : <>{name}</>;
}
