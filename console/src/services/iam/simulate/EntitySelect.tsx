import { IAMClient } from "@aws-sdk/client-iam";
import FormField from "@cloudscape-design/components/form-field";
import Select from "@cloudscape-design/components/select";
import { useClient } from "../../../shared/clients";
import { errorText } from "../../../shared/errors";
import { useLoad } from "../../../shared/useLoad";
import type { EntityKind } from "../access";
import { listEntities } from "../listEntities";

const groups: readonly { kind: EntityKind; label: string }[] = [
  { kind: "role", label: "Roles" },
  { kind: "user", label: "Users" },
  { kind: "group", label: "User groups" },
];

/** A user, group or role of the account, by its ARN. */
export function EntitySelect({ arn, onChange }: { arn: string; onChange(arn: string): void }) {
  const client = useClient(IAMClient);
  const entities = useLoad((signal) => listEntities(client, signal), [client]);
  const optionsOf = (kind: EntityKind) => (entities.data ?? []).filter((e) => e.kind === kind).map((e) => ({ value: e.arn, label: e.name, description: e.arn }));
  const options = groups.map(({ kind, label }) => ({ label, options: optionsOf(kind) })).filter((group) => group.options.length > 0);
  return (
    <FormField label="User, group or role" description="Whose policies are tried" errorText={entities.error ? errorText(entities.error) : undefined}>
      <Select
        selectedOption={options.flatMap((o) => o.options).find((o) => o.value === arn) ?? (arn ? { value: arn, label: arn } : null)}
        options={options}
        placeholder="Choose who asks"
        empty="There are no users, groups or roles"
        filteringType="auto"
        statusType={entities.isLoading ? "loading" : "finished"}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? "")}
      />
    </FormField>
  );
}
