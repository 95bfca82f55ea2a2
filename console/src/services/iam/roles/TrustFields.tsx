import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Tiles from "@cloudscape-design/components/tiles";
import TokenGroup from "@cloudscape-design/components/token-group";
import { useAccount } from "../../../session/Session";
import { PolicyEditor } from "../documents/PolicyEditor";
import { nameOf } from "../paths";
import type { NewRole } from "./newRole";
import { trustedServices } from "./trust";

export const mostTrustCharacters = 2048;

const options = trustedServices.map(({ service, name, use }) => ({ value: service, label: name, description: use }));

/** Who may take on the new role. */
export function TrustFields({ form, onChange }: { form: NewRole; onChange(part: Partial<NewRole>): void }) {
  const account = useAccount();
  const chooseService = (service: string) => onChange({ service, suggested: trustedServices.find((s) => s.service === service)?.policies ?? [] });
  return (
    <SpaceBetween size="l">
      <FormField label="Trusted entity type" stretch>
        <Tiles
          value={form.trustedBy}
          items={[
            { value: "service", label: "AWS service", description: "A service of this cloud, such as Lambda, does things for you." },
            { value: "account", label: "AWS account", description: "Users and roles of this or another account take it on." },
            { value: "custom", label: "Custom trust policy", description: "Write who may take it on." },
          ]}
          onChange={({ detail }) => onChange({ trustedBy: detail.value as NewRole["trustedBy"], account: form.account || account })}
        />
      </FormField>
      {form.trustedBy === "service" && (
        <>
          <FormField label="Service or use case">
            <Select
              selectedOption={options.find((o) => o.value === form.service) ?? null}
              options={options}
              filteringType="auto"
              onChange={({ detail }) => chooseService(detail.selectedOption.value ?? "")}
            />
          </FormField>
          {form.suggested.length > 0 && (
            <FormField label="Policies for this use case" description="Attached to the role besides those that you choose in the next step">
              <TokenGroup
                items={form.suggested.map((arn) => ({ label: nameOf(arn), dismissLabel: `Leave out ${nameOf(arn)}` }))}
                onDismiss={({ detail }) => onChange({ suggested: form.suggested.filter((_, i) => i !== detail.itemIndex) })}
              />
            </FormField>
          )}
        </>
      )}
      {form.trustedBy === "account" && (
        <>
          <FormField label="Account ID" constraintText="Twelve digits">
            <Input value={form.account} inputMode="numeric" onChange={({ detail }) => onChange({ account: detail.value })} />
          </FormField>
          <FormField label={<>External ID <i>- optional</i></>} description="A word that whoever takes on the role must say">
            <Input value={form.externalId} spellcheck={false} onChange={({ detail }) => onChange({ externalId: detail.value })} />
          </FormField>
        </>
      )}
      {form.trustedBy === "custom" && (
        <PolicyEditor label="Custom trust policy" kind="trust" value={form.customTrust} mostCharacters={mostTrustCharacters} heightPx={280} onChange={(customTrust) => onChange({ customTrust })} />
      )}
    </SpaceBetween>
  );
}
