import {
  APIGatewayClient, CreateUsagePlanKeyCommand, DeleteUsagePlanKeyCommand, GetUsageCommand, paginateGetApiKeys, paginateGetUsagePlanKeys, UpdateUsageCommand,
  type UpdateUsageCommandInput, type UsagePlan,
} from "@aws-sdk/client-api-gateway";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { FormModal } from "../../../shared/FormModal";
import { useFlash } from "../../../shared/flash";
import { RouteLink } from "../../../shared/RouteLink";
import { collect, useLoad } from "../../../shared/useLoad";
import { SelectField } from "../fields/SelectField";
import { TextField } from "../fields/TextField";
import { keyPath } from "../paths";
import { gatewayCall } from "../steps";
import { type KeyUsage, usageOf, usagePeriod } from "./usage";

/** The plan's keys, and how much each has used. */
export function PlanKeysTab({ plan }: { plan: UsagePlan }) {
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const [open, setOpen] = useState<"add" | KeyUsage>();
  const usagePlanId = plan.id!;
  const keys = useLoad(
    async (abortSignal) => {
      const [all, usage] = await Promise.all([
        collect(paginateGetUsagePlanKeys({ client, pageSize: 500 }, { usagePlanId }, { abortSignal }), (page) => page.items),
        plan.quota ? client.send(new GetUsageCommand({ usagePlanId, ...usagePeriod(new Date()), limit: 500 }), { abortSignal }) : undefined,
      ]);
      return all.map((key) => usageOf(key, usage?.items));
    },
    [client, plan],
  );

  async function remove({ id, name }: KeyUsage) {
    try {
      await client.send(new DeleteUsagePlanKeyCommand({ usagePlanId, keyId: id }));
      flash.success(`Successfully removed the API key '${name}' from the usage plan.`);
      keys.refresh();
    } catch (error) {
      flash.error("The API key was not removed", error);
    }
  }

  const add = <Button onClick={() => setOpen("add")}>Add API key</Button>;
  return (
    <>
      <CollectionTable
        id="apigateway.plan-keys"
        title="Associated API keys"
        description={plan.quota ? "Requests of the last 30 days, and what remains of the period's quota" : undefined}
        noun={["API key", "API keys"]}
        loaded={keys}
        columns={columns}
        trackBy={(k) => k.id}
        selection="single"
        isFiltered={false}
        empty={{ text: "Add an API key: its callers get the plan's throttle and quota.", action: add }}
        actions={([selected]) => (
          <>
            <Button disabled={!selected} onClick={() => selected && void remove(selected)}>
              Remove
            </Button>
            <Button disabled={!selected || selected.remaining === undefined} onClick={() => setOpen(selected)}>
              Grant usage extension
            </Button>
            {add}
          </>
        )}
      />
      {open === "add" && <AddKeyModal usagePlanId={usagePlanId} onAdded={keys.refresh} onDismiss={() => setOpen(undefined)} />}
      {open !== undefined && open !== "add" && <ExtensionModal usagePlanId={usagePlanId} usage={open} onSaved={keys.refresh} onDismiss={() => setOpen(undefined)} />}
    </>
  );
}

const columns: readonly Column<KeyUsage>[] = [
  { id: "name", header: "API key name", value: (k) => k.name, cell: (k) => <RouteLink to={keyPath(k.id)}>{k.name || k.id}</RouteLink> },
  { id: "id", header: "API key ID", value: (k) => k.id },
  { id: "used", header: "Requests", value: (k) => k.used },
  { id: "remaining", header: "Remaining quota", value: (k) => k.remaining },
];

function AddKeyModal({ usagePlanId, onAdded, onDismiss }: { usagePlanId: string; onAdded(): void; onDismiss(): void }) {
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const [keyId, setKeyId] = useState("");
  const keys = useLoad((abortSignal) => collect(paginateGetApiKeys({ client, pageSize: 500 }, {}, { abortSignal }), (page) => page.items), [client]);

  const input = { usagePlanId, keyId, keyType: "API_KEY" };

  async function add() {
    if (keyId === "") throw new Error("Choose an API key.");
    await client.send(new CreateUsagePlanKeyCommand(input));
    flash.success("Successfully added the API key to the usage plan.");
    onAdded();
  }

  return (
    <FormModal title="Add API key" submitLabel="Add API key" calls={[gatewayCall("CreateUsagePlanKey", input)]} onSubmit={add} onDismiss={onDismiss}>
      <SelectField
        label="API key"
        value={keyId}
        placeholder="Choose an API key"
        empty="Create an API key first"
        isFiltered
        loaded={keys}
        options={(keys.data ?? []).map((k) => ({ value: k.id, label: k.name || k.id!, description: k.description }))}
        onChange={setKeyId}
      />
    </FormModal>
  );
}

function ExtensionModal({ usagePlanId, usage, onSaved, onDismiss }: { usagePlanId: string; usage: KeyUsage; onSaved(): void; onDismiss(): void }) {
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const [remaining, setRemaining] = useState(String(usage.remaining ?? ""));

  const input: UpdateUsageCommandInput = { usagePlanId, keyId: usage.id, patchOperations: [{ op: "replace", path: "/remaining", value: remaining }] };

  async function save() {
    await client.send(new UpdateUsageCommand(input));
    flash.success(`Successfully changed what remains for the API key '${usage.name}'.`);
    onSaved();
  }

  return (
    <FormModal title="Grant usage extension" submitLabel="Save" calls={[gatewayCall("UpdateUsage", input)]} onSubmit={save} onDismiss={onDismiss}>
      <TextField label="Remaining requests" type="number" description="What the key may still use in this period" value={remaining} onChange={setRemaining} />
    </FormModal>
  );
}
