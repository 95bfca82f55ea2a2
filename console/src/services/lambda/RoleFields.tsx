import { IAMClient, paginateListRoles } from "@aws-sdk/client-iam";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Multiselect from "@cloudscape-design/components/multiselect";
import RadioGroup from "@cloudscape-design/components/radio-group";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useClient } from "../../shared/clients";
import { errorText } from "../../shared/errors";
import { collect, useLoad } from "../../shared/useLoad";
import { type NewFunction, policyTemplates } from "./newFunction";

/** The execution role of a new function: made on the way, or one that is there. */
export function RoleFields({ form, onChange }: { form: NewFunction; onChange(part: Partial<NewFunction>): void }) {
  return (
    <SpaceBetween size="l">
      <FormField label="Execution role" description="The role that the function takes on when it runs">
        <RadioGroup
          value={form.roleFrom}
          items={[
            { value: "new", label: "Create a new role with basic Lambda permissions", description: "It may write its logs, and nothing else." },
            { value: "existing", label: "Use an existing role" },
            { value: "template", label: "Create a new role from policy templates" },
          ]}
          onChange={({ detail }) => onChange({ roleFrom: detail.value as NewFunction["roleFrom"] })}
        />
      </FormField>
      {form.roleFrom === "existing" && <RoleSelect arn={form.roleArn} onChange={(roleArn) => onChange({ roleArn })} />}
      {form.roleFrom === "template" && (
        <>
          <FormField label="Role name">
            <Input value={form.roleName} spellcheck={false} onChange={({ detail }) => onChange({ roleName: detail.value })} />
          </FormField>
          <FormField label={<>Policy templates <i>- optional</i></>} description="Permission to write logs is always there.">
            <Multiselect
              selectedOptions={policyTemplates.filter((t) => form.templates.includes(t.value))}
              options={policyTemplates}
              placeholder="Choose policies"
              onChange={({ detail }) => onChange({ templates: detail.selectedOptions.map((o) => o.value ?? "") })}
            />
          </FormField>
        </>
      )}
    </SpaceBetween>
  );
}

/** One of the account's roles that Lambda may take on. */
export function RoleSelect({ arn, onChange }: { arn: string; onChange(arn: string): void }) {
  const iam = useClient(IAMClient);
  const roles = useLoad((abortSignal) => collect(paginateListRoles({ client: iam }, {}, { abortSignal }), (page) => page.Roles), [iam]);
  const options = (roles.data ?? [])
    .filter((role) => decodeURIComponent(role.AssumeRolePolicyDocument ?? "").includes("lambda.amazonaws.com"))
    .map((role) => ({ value: role.Arn, label: role.RoleName }));
  return (
    <FormField label="Existing role" errorText={roles.error ? errorText(roles.error) : undefined}>
      <Select
        selectedOption={options.find((o) => o.value === arn) ?? (arn ? { value: arn, label: arn } : null)}
        options={options}
        placeholder="Choose a role"
        empty="No role trusts Lambda"
        filteringType="auto"
        statusType={roles.isLoading ? "loading" : "finished"}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? "")}
      />
    </FormField>
  );
}
