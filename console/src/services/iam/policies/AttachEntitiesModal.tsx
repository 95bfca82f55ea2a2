import { IAMClient } from "@aws-sdk/client-iam";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { FormModal } from "../../../shared/FormModal";
import { useFlash } from "../../../shared/flash";
import { useLoad } from "../../../shared/useLoad";
import { accessOf } from "../access";
import { iamCall } from "../calls";
import { listEntities, type ListedEntity } from "../listEntities";
import { kindNames } from "./UseTable";

const columns: readonly Column<ListedEntity>[] = [
  { id: "name", header: "Entity name", value: (e) => e.name, widthPx: 320 },
  { id: "kind", header: "Entity type", value: (e) => kindNames[e.kind] },
];

interface AttachEntitiesModalProps {
  arn: string;
  onAttached(): void;
  onDismiss(): void;
}

export function AttachEntitiesModal({ arn, onAttached, onDismiss }: AttachEntitiesModalProps) {
  const client = useClient(IAMClient);
  const flash = useFlash();
  const [chosen, setChosen] = useState<readonly ListedEntity[]>([]);
  const entities = useLoad((signal) => listEntities(client, signal), [client]);

  async function attach() {
    for (const { kind, name } of chosen) await accessOf(kind).attach(client, name, arn);
    flash.success(`The policy was attached to ${chosen.map((e) => e.name).join(", ") || "nobody"}.`);
    onAttached();
  }

  const calls = chosen.map(({ kind, name }) => iamCall(`Attach${accessOf(kind).noun}Policy`, { [`${accessOf(kind).noun}Name`]: name, PolicyArn: arn }));
  return (
    <FormModal title="Attach to users, groups and roles" size="large" submitLabel="Attach policy" calls={calls} onSubmit={attach} onDismiss={onDismiss}>
      <CollectionTable
        id="iam.pickEntity"
        title="IAM entities"
        noun={["entity", "entities"]}
        loaded={entities}
        columns={columns}
        trackBy={(e) => e.arn}
        selection="multi"
        onSelect={setChosen}
      />
    </FormModal>
  );
}
