import { type AliasConfiguration, DeleteAliasCommand, LambdaClient, paginateListAliases } from "@aws-sdk/client-lambda";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { DeleteModal } from "../../../shared/DeleteModal";
import { collect, useLoad } from "../../../shared/useLoad";
import type { FunctionTabProps } from "../functions";
import { AliasModal } from "./AliasModal";

const columns: readonly Column<AliasConfiguration>[] = [
  { id: "name", header: "Name", value: (a) => a.Name },
  { id: "versions", header: "Versions", value: (a) => weights(a) },
  { id: "description", header: "Description", value: (a) => a.Description },
  { id: "arn", header: "ARN", value: (a) => a.AliasArn, isOptional: true },
];

/** Such as "Version 2: 90%, version 3: 10%". */
function weights({ FunctionVersion, RoutingConfig }: AliasConfiguration): string {
  const [other] = Object.entries(RoutingConfig?.AdditionalVersionWeights ?? {});
  if (!other) return `Version ${FunctionVersion}`;
  const share = Math.round(other[1] * 100);
  return `Version ${FunctionVersion}: ${100 - share}%, version ${other[0]}: ${share}%`;
}

export function AliasesTab({ details }: FunctionTabProps) {
  const client = useClient(LambdaClient);
  const name = details.configuration.FunctionName!;
  const [edited, setEdited] = useState<{ alias?: AliasConfiguration }>();
  const [deleted, setDeleted] = useState<string>();
  const aliases = useLoad(
    (abortSignal) => collect(paginateListAliases({ client }, { FunctionName: name }, { abortSignal }), (page) => page.Aliases),
    [client, name],
  );
  return (
    <>
      <CollectionTable
        id="lambda.aliases"
        title="Aliases"
        description="Names that lead to a version, and can be moved to another"
        noun={["alias", "aliases"]}
        loaded={aliases}
        columns={columns}
        trackBy={(a) => a.Name!}
        selection="single"
        empty={{ text: "An alias is a name for a version, such as prod.", action: <Button onClick={() => setEdited({})}>Create alias</Button> }}
        actions={([selected]) => (
          <>
            <Button disabled={!selected} onClick={() => setDeleted(selected?.Name)}>
              Delete
            </Button>
            <Button disabled={!selected} onClick={() => setEdited({ alias: selected })}>
              Edit
            </Button>
            <Button variant="primary" onClick={() => setEdited({})}>
              Create alias
            </Button>
          </>
        )}
      />
      {edited && <AliasModal name={name} alias={edited.alias} onSaved={aliases.refresh} onDismiss={() => setEdited(undefined)} />}
      {deleted && (
        <DeleteModal
          noun="alias"
          names={[deleted]}
          word="confirm"
          onDelete={(alias) => client.send(new DeleteAliasCommand({ FunctionName: name, Name: alias }))}
          onDeleted={aliases.refresh}
          onDismiss={() => setDeleted(undefined)}
        />
      )}
    </>
  );
}
