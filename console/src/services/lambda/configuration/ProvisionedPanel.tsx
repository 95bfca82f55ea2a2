import {
  type AliasConfiguration, DeleteProvisionedConcurrencyConfigCommand, LambdaClient, paginateListAliases, paginateListProvisionedConcurrencyConfigs,
  type ProvisionedConcurrencyConfigListItem, PutProvisionedConcurrencyConfigCommand,
} from "@aws-sdk/client-lambda";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { DeleteModal } from "../../../shared/DeleteModal";
import { FormModal } from "../../../shared/FormModal";
import { useFlash } from "../../../shared/flash";
import { collect, useLoad } from "../../../shared/useLoad";
import { lambdaCall } from "../calls";
import { listVersions } from "../versions/VersionsTab";

type Config = ProvisionedConcurrencyConfigListItem;

const qualifierOf = (config: Config) => config.FunctionArn?.split(":").at(-1) ?? "";
const kinds: Record<string, StatusIndicatorProps.Type> = { READY: "success", FAILED: "error" };

const columns: readonly Column<Config>[] = [
  { id: "qualifier", header: "Qualifier", value: qualifierOf, widthPx: 160 },
  {
    id: "status", header: "Status", value: (c) => c.Status, widthPx: 160,
    cell: (c) => <StatusIndicator type={kinds[c.Status ?? ""] ?? "in-progress"}>{c.Status}</StatusIndicator>,
  },
  { id: "requested", header: "Requested", value: (c) => c.RequestedProvisionedConcurrentExecutions, widthPx: 140 },
  { id: "available", header: "Available", value: (c) => c.AvailableProvisionedConcurrentExecutions, widthPx: 140 },
  { id: "reason", header: "Status reason", value: (c) => c.StatusReason },
];

/** The environments that are kept started for versions and aliases. */
export function ProvisionedPanel({ name }: { name: string }) {
  const client = useClient(LambdaClient);
  const [isAdding, setAdding] = useState(false);
  const [deleted, setDeleted] = useState<string>();
  const configs = useLoad(
    (abortSignal) =>
      collect(paginateListProvisionedConcurrencyConfigs({ client }, { FunctionName: name }, { abortSignal }), (page) => page.ProvisionedConcurrencyConfigs),
    [client, name],
    { isPending: (all) => all.some((c) => c.Status === "IN_PROGRESS") },
  );
  return (
    <>
      <CollectionTable
        id="lambda.provisioned"
        title="Provisioned concurrency configurations"
        description="Environments that are started before they are needed, so that no call waits for a cold start"
        noun={["configuration", "configurations"]}
        loaded={configs}
        columns={columns}
        trackBy={qualifierOf}
        selection="single"
        isFiltered={false}
        empty={{ text: "Keep environments of a version or an alias started.", action: <Button onClick={() => setAdding(true)}>Add configuration</Button> }}
        actions={([selected]) => (
          <>
            <Button disabled={!selected} onClick={() => setDeleted(selected && qualifierOf(selected))}>
              Remove
            </Button>
            <Button onClick={() => setAdding(true)}>Add configuration</Button>
          </>
        )}
      />
      {isAdding && <ProvisionModal name={name} onSaved={configs.refresh} onDismiss={() => setAdding(false)} />}
      {deleted && (
        <DeleteModal
          noun="provisioned concurrency configuration"
          verb="Remove"
          names={[deleted]}
          onDelete={(Qualifier) => client.send(new DeleteProvisionedConcurrencyConfigCommand({ FunctionName: name, Qualifier }))}
          onDeleted={configs.refresh}
          onDismiss={() => setDeleted(undefined)}
        />
      )}
    </>
  );
}

function ProvisionModal({ name, onSaved, onDismiss }: { name: string; onSaved(): void; onDismiss(): void }) {
  const client = useClient(LambdaClient);
  const flash = useFlash();
  const [qualifier, setQualifier] = useState("");
  const [count, setCount] = useState("1");
  const qualifiers = useLoad(
    async (abortSignal) => {
      const [aliases, versions] = await Promise.all([
        collect(paginateListAliases({ client }, { FunctionName: name }, { abortSignal }), (page) => page.Aliases),
        listVersions(client, name, abortSignal),
      ]);
      return [...aliases.map(aliasOption), ...versions.map((v) => ({ value: v.Version ?? "", label: `Version ${v.Version}` }))];
    },
    [client, name],
  );

  const input = { FunctionName: name, Qualifier: qualifier || undefined, ProvisionedConcurrentExecutions: Number(count) };

  async function save() {
    await client.send(new PutProvisionedConcurrencyConfigCommand(input));
    flash.success(`${count} environments of ${qualifier} are being started.`);
    onSaved();
  }

  const options = qualifiers.data ?? [];
  return (
    <FormModal title="Provisioned concurrency" submitLabel="Save" calls={[lambdaCall("PutProvisionedConcurrencyConfig", input)]} onSubmit={save} onDismiss={onDismiss}>
      <FormField label="Version or alias">
        <Select
          selectedOption={options.find((o) => o.value === qualifier) ?? null}
          options={options}
          placeholder="Choose a version or an alias"
          empty="Publish a version first"
          statusType={qualifiers.isLoading ? "loading" : "finished"}
          onChange={({ detail }) => setQualifier(detail.selectedOption.value ?? "")}
        />
      </FormField>
      <FormField label="Provisioned concurrency" constraintText="How many environments are kept started">
        <Input type="number" value={count} onChange={({ detail }) => setCount(detail.value)} />
      </FormField>
    </FormModal>
  );
}

function aliasOption({ Name = "" }: AliasConfiguration) {
  return { value: Name, label: `Alias ${Name}` };
}
