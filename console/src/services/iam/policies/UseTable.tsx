import { IAMClient } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { DeleteModal } from "../../../shared/DeleteModal";
import { RouteLink } from "../../../shared/RouteLink";
import { useLoad } from "../../../shared/useLoad";
import type { EntityKind } from "../access";
import { entityPath } from "../paths";
import { AttachEntitiesModal } from "./AttachEntitiesModal";
import { endUse, type Use, usesOf } from "./uses";

export const kindNames: Record<EntityKind, string> = { user: "User", group: "User group", role: "Role" };

const columns: readonly Column<Use>[] = [
  { id: "name", header: "Entity name", value: (u) => u.name, cell: (u) => <RouteLink to={entityPath(u.kind, u.name)}>{u.name}</RouteLink>, widthPx: 320 },
  { id: "kind", header: "Entity type", value: (u) => kindNames[u.kind], widthPx: 180 },
  { id: "as", header: "Used as", value: (u) => u.as },
];

/** Who has the policy. */
export function UseTable({ arn }: { arn: string }) {
  const client = useClient(IAMClient);
  const [detached, setDetached] = useState<readonly Use[]>();
  const [isAttaching, setAttaching] = useState(false);
  const uses = useLoad((signal) => usesOf(client, arn, signal), [client, arn]);
  const attach = <Button onClick={() => setAttaching(true)}>Attach</Button>;
  return (
    <>
      <CollectionTable
        id="iam.policyUses"
        title="Entities attached"
        noun={["entity", "entities"]}
        loaded={uses}
        columns={columns}
        trackBy={(u) => `${u.kind} ${u.name} ${u.as}`}
        selection="multi"
        empty={{ text: "Nobody has the policy.", action: attach }}
        actions={(selected) => (
          <>
            <Button disabled={selected.length === 0} onClick={() => setDetached(selected)}>
              Detach
            </Button>
            {attach}
          </>
        )}
      />
      {isAttaching && <AttachEntitiesModal arn={arn} onAttached={uses.refresh} onDismiss={() => setAttaching(false)} />}
      {detached && (
        <DeleteModal
          noun="attachment"
          verb="Remove"
          names={detached.map((u) => u.name)}
          consequence="They lose the permissions of this policy, or their boundary."
          onDelete={(_, i) => endUse(client, arn, detached[i]!)}
          onDeleted={uses.refresh}
          onDismiss={() => setDetached(undefined)}
        />
      )}
    </>
  );
}
