import { DeleteFunctionCommand, type FunctionConfiguration, LambdaClient } from "@aws-sdk/client-lambda";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { useClient } from "../../shared/clients";
import { CollectionTable, type Column } from "../../shared/CollectionTable";
import { DeleteModal } from "../../shared/DeleteModal";
import { bytes, dateTime } from "../../shared/format";
import { RouteButton } from "../../shared/RouteButton";
import { RouteLink } from "../../shared/RouteLink";
import { useLoad } from "../../shared/useLoad";
import { functionPath, listFunctions } from "./functions";
import { runtimeName } from "./runtimes";

const columns: readonly Column<FunctionConfiguration>[] = [
  { id: "name", header: "Function name", value: (f) => f.FunctionName, cell: (f) => <RouteLink to={functionPath(f.FunctionName!)}>{f.FunctionName}</RouteLink>, widthPx: 260 },
  { id: "description", header: "Description", value: (f) => f.Description, widthPx: 260 },
  { id: "package", header: "Package type", value: (f) => f.PackageType, widthPx: 130 },
  { id: "runtime", header: "Runtime", value: (f) => runtimeName(f.Runtime), widthPx: 160 },
  { id: "modified", header: "Last modified", value: (f) => f.LastModified, cell: (f) => dateTime(f.LastModified ? Date.parse(f.LastModified) : undefined), widthPx: 200 },
  { id: "memory", header: "Memory", value: (f) => f.MemorySize, cell: (f) => `${f.MemorySize} MB`, isOptional: true },
  { id: "size", header: "Code size", value: (f) => f.CodeSize, cell: (f) => bytes(f.CodeSize), isOptional: true },
];

export function Component() {
  const client = useClient(LambdaClient);
  const [deleted, setDeleted] = useState<readonly string[]>();
  const functions = useLoad((signal) => listFunctions(client, signal), [client]);
  return (
    <>
      <CollectionTable
        id="lambda.functions"
        title="Functions"
        noun={["function", "functions"]}
        variant="full-page"
        loaded={functions}
        trackBy={(f) => f.FunctionName!}
        columns={columns}
        selection="multi"
        empty={{ text: "A function is code that runs when something happens.", action: <RouteButton to="/lambda/functions/create">Create function</RouteButton> }}
        actions={(selected) => (
          <>
            <Button disabled={selected.length === 0} onClick={() => setDeleted(selected.map((f) => f.FunctionName!))}>
              Delete
            </Button>
            <RouteButton variant="primary" to="/lambda/functions/create">
              Create function
            </RouteButton>
          </>
        )}
      />
      {deleted && <DeleteFunctionModal names={deleted} onDeleted={functions.refresh} onDismiss={() => setDeleted(undefined)} />}
    </>
  );
}

export function DeleteFunctionModal({ names, onDeleted, onDismiss }: { names: readonly string[]; onDeleted(): void; onDismiss(): void }) {
  const client = useClient(LambdaClient);
  return (
    <DeleteModal
      noun="function"
      names={names}
      word="confirm"
      consequence="Its code, versions and aliases are deleted. Its role and its logs stay."
      onDelete={(name) => client.send(new DeleteFunctionCommand({ FunctionName: name }))}
      onDeleted={onDeleted}
      onDismiss={onDismiss}
    />
  );
}
