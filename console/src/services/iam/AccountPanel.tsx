import { CreateAccountAliasCommand, DeleteAccountAliasCommand, IAMClient } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useClient } from "../../shared/clients";
import { DeleteModal } from "../../shared/DeleteModal";
import { FormModal } from "../../shared/FormModal";
import { useFlash } from "../../shared/flash";
import { iamCall } from "./calls";

/** The account's number, and the name that it may have besides. */
export function AccountPanel({ account, alias, refresh }: { account: string; alias: string | undefined; refresh(): void }) {
  const client = useClient(IAMClient);
  const flash = useFlash();
  const [edited, setEdited] = useState<string>();
  const [isDeleting, setDeleting] = useState(false);

  const input = { AccountAlias: edited };

  async function save() {
    await client.send(new CreateAccountAliasCommand(input));
    flash.success(`The account alias is ${edited}.`);
    refresh();
  }

  const actions = (
    <SpaceBetween direction="horizontal" size="xs">
      {alias && <Button onClick={() => setDeleting(true)}>Delete alias</Button>}
      <Button onClick={() => setEdited(alias ?? "")}>{alias ? "Edit alias" : "Create alias"}</Button>
    </SpaceBetween>
  );
  return (
    <Container header={<Header variant="h2" actions={actions}>Account</Header>}>
      <KeyValuePairs
        items={[
          { label: "Account ID", value: account },
          { label: "Account alias", value: alias ?? "-" },
        ]}
      />
      {edited !== undefined && (
        <FormModal title="Account alias" submitLabel="Save" calls={[iamCall("CreateAccountAlias", input)]} onSubmit={save} onDismiss={() => setEdited(undefined)}>
          <FormField label="Alias" constraintText="3 to 63 lower-case letters, digits and hyphens">
            <Input value={edited} spellcheck={false} autoFocus onChange={({ detail }) => setEdited(detail.value)} />
          </FormField>
        </FormModal>
      )}
      {isDeleting && (
        <DeleteModal
          noun="account alias"
          names={[alias!]}
          onDelete={(AccountAlias) => client.send(new DeleteAccountAliasCommand({ AccountAlias }))}
          onDeleted={refresh}
          onDismiss={() => setDeleting(false)}
        />
      )}
    </Container>
  );
}
