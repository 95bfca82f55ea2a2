import { APIGatewayClient, type DomainName, type RoutingMode, UpdateDomainNameCommand } from "@aws-sdk/client-api-gateway";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { FormModal } from "../../../shared/FormModal";
import { useFlash } from "../../../shared/flash";
import { SelectField } from "../fields/SelectField";
import { replaced } from "../patches";
import { gatewayCall } from "../steps";
import { routingModeOptions, routingModes } from "./domains";

interface RoutingModeModalProps {
  domain: DomainName;
  onSaved(): void;
  onDismiss(): void;
}

/** What leads the requests of a domain name: its API mappings, its routing rules, or both. */
export function RoutingModeModal({ domain, onSaved, onDismiss }: RoutingModeModalProps) {
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const [mode, setMode] = useState<RoutingMode>(domain.routingMode!);
  const input = { domainName: domain.domainName, patchOperations: replaced("/routingMode", domain.routingMode, mode) };

  async function save() {
    if (input.patchOperations.length > 0) await client.send(new UpdateDomainNameCommand(input));
    flash.success(`Successfully set the routing mode of '${domain.domainName}' to ${routingModes[mode].label}.`);
    onSaved();
  }

  return (
    <FormModal title="Edit routing mode" submitLabel="Save" calls={input.patchOperations.length > 0 ? [gatewayCall("UpdateDomainName", input)] : []} onSubmit={save} onDismiss={onDismiss}>
      <SelectField
        label="Routing mode"
        description="Callers reach by the domain name only what its mode leads to."
        value={mode}
        options={routingModeOptions}
        onChange={(value) => setMode(value as RoutingMode)}
      />
    </FormModal>
  );
}
