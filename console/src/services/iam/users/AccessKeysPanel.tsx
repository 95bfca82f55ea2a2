import {
  type AccessKey, type AccessKeyMetadata, DeleteAccessKeyCommand, GetAccessKeyLastUsedCommand, IAMClient, paginateListAccessKeys, UpdateAccessKeyCommand,
} from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { DeleteModal } from "../../../shared/DeleteModal";
import { useFlash } from "../../../shared/flash";
import { dateTime } from "../../../shared/format";
import { collect, useLoad } from "../../../shared/useLoad";
import { NewAccessKeyModal, SecretModal } from "./NewAccessKeyModal";

interface Key extends AccessKeyMetadata {
  lastUsed: Date | undefined;
  lastService: string | undefined;
}

const columns: readonly Column<Key>[] = [
  { id: "id", header: "Access key ID", value: (k) => k.AccessKeyId, widthPx: 260 },
  {
    id: "status", header: "Status", value: (k) => k.Status, widthPx: 140,
    cell: (k) => <StatusIndicator type={k.Status === "Active" ? "success" : "stopped"}>{k.Status}</StatusIndicator>,
  },
  { id: "created", header: "Created", value: (k) => k.CreateDate?.getTime(), cell: (k) => dateTime(k.CreateDate), widthPx: 220 },
  { id: "used", header: "Last used", value: (k) => k.lastUsed?.getTime(), cell: (k) => dateTime(k.lastUsed) ?? "Never", widthPx: 220 },
  { id: "service", header: "Last used service", value: (k) => k.lastService },
];

/** The access keys of a user, of which IAM allows two. */
export function AccessKeysPanel({ name: UserName }: { name: string }) {
  const client = useClient(IAMClient);
  const flash = useFlash();
  const [isCreating, setCreating] = useState(false);
  const [created, setCreated] = useState<AccessKey>();
  const [deleted, setDeleted] = useState<string>();
  const keys = useLoad((signal) => loadKeys(client, UserName, signal), [client, UserName]);

  async function toggle(key: Key) {
    const Status = key.Status === "Active" ? "Inactive" : "Active";
    try {
      await client.send(new UpdateAccessKeyCommand({ UserName, AccessKeyId: key.AccessKeyId, Status }));
      flash.success(`The access key ${key.AccessKeyId} is ${Status.toLowerCase()}.`);
      keys.refresh();
    } catch (error) {
      flash.error("The access key was not changed", error);
    }
  }

  function take(key: AccessKey) {
    setCreated(key);
    keys.refresh();
  }

  return (
    <>
      <CollectionTable
        id="iam.accessKeys"
        title="Access keys"
        description="With an access key, programs sign their requests as this user. Deactivate a key before you delete it, to see that nothing needs it."
        noun={["access key", "access keys"]}
        loaded={keys}
        columns={columns}
        trackBy={(k) => k.AccessKeyId!}
        selection="single"
        isFiltered={false}
        empty={{ text: "The user cannot sign requests yet: create a key for the programs that act as it.", action: <Button onClick={() => setCreating(true)}>Create access key</Button> }}
        actions={([selected]) => (
          <>
            <Button disabled={selected?.Status !== "Inactive"} onClick={() => setDeleted(selected?.AccessKeyId)}>
              Delete
            </Button>
            <Button disabled={!selected} onClick={() => selected && void toggle(selected)}>
              {selected?.Status === "Inactive" ? "Activate" : "Deactivate"}
            </Button>
            <Button variant="primary" onClick={() => setCreating(true)}>
              Create access key
            </Button>
          </>
        )}
      />
      {isCreating && <NewAccessKeyModal user={UserName} onCreated={take} onDismiss={() => setCreating(false)} />}
      {created && <SecretModal created={created} onDismiss={() => setCreated(undefined)} />}
      {deleted && (
        <DeleteModal
          noun="access key"
          names={[deleted]}
          word={deleted}
          consequence="Whatever still signs with it will be refused."
          onDelete={(AccessKeyId) => client.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId }))}
          onDeleted={keys.refresh}
          onDismiss={() => setDeleted(undefined)}
        />
      )}
    </>
  );
}

async function loadKeys(client: IAMClient, UserName: string, abortSignal: AbortSignal): Promise<Key[]> {
  const keys = await collect(paginateListAccessKeys({ client }, { UserName }, { abortSignal }), (page) => page.AccessKeyMetadata);
  return Promise.all(
    keys.map(async (key) => {
      const { AccessKeyLastUsed: last } = await client.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: key.AccessKeyId }), { abortSignal });
      return { ...key, lastUsed: last?.LastUsedDate, lastService: last?.LastUsedDate && last.ServiceName };
    }),
  );
}
