import { AddPermissionCommand, LambdaClient, RemovePermissionCommand } from "@aws-sdk/client-lambda";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { DeleteModal } from "../../../shared/DeleteModal";
import { FormModal } from "../../../shared/FormModal";
import { useFlash } from "../../../shared/flash";
import { useLoad } from "../../../shared/useLoad";
import { lambdaCall } from "../calls";
import { loadStatements, type Statement } from "./statements";

const text = (value: unknown) => (typeof value === "string" ? value : value === undefined ? undefined : JSON.stringify(value));

const columns: readonly Column<Statement>[] = [
  { id: "sid", header: "Statement ID", value: (s) => s.Sid },
  { id: "principal", header: "Principal", value: (s) => text((s.Principal as { Service?: string } | undefined)?.Service ?? s.Principal) },
  { id: "action", header: "Action", value: (s) => text(s.Action) },
  { id: "condition", header: "Conditions", value: (s) => text(s.Condition) },
];

/** Who may invoke the function: the statements of its resource-based policy. */
export function StatementTable({ name }: { name: string }) {
  const client = useClient(LambdaClient);
  const [isAdding, setAdding] = useState(false);
  const [removed, setRemoved] = useState<string>();
  const statements = useLoad((signal) => loadStatements(client, name, signal), [client, name]);
  return (
    <>
      <CollectionTable
        id="lambda.statements"
        title="Resource-based policy statements"
        description="Who may invoke the function, besides the users and roles of this account whose policies let them"
        noun={["statement", "statements"]}
        loaded={statements}
        columns={columns}
        trackBy={(s) => s.Sid}
        selection="single"
        isFiltered={false}
        empty={{ text: "Let a service, such as API Gateway, invoke this function.", action: <Button onClick={() => setAdding(true)}>Add permissions</Button> }}
        actions={([selected]) => (
          <>
            <Button disabled={!selected} onClick={() => setRemoved(selected?.Sid)}>
              Delete
            </Button>
            <Button onClick={() => setAdding(true)}>Add permissions</Button>
          </>
        )}
      />
      {isAdding && <AddPermissionModal name={name} onAdded={statements.refresh} onDismiss={() => setAdding(false)} />}
      {removed && (
        <DeleteModal
          noun="statement"
          names={[removed]}
          onDelete={(sid) => client.send(new RemovePermissionCommand({ FunctionName: name, StatementId: sid }))}
          onDeleted={statements.refresh}
          onDismiss={() => setRemoved(undefined)}
        />
      )}
    </>
  );
}

function AddPermissionModal({ name, onAdded, onDismiss }: { name: string; onAdded(): void; onDismiss(): void }) {
  const client = useClient(LambdaClient);
  const flash = useFlash();
  const [form, setForm] = useState({ sid: "", principal: "apigateway.amazonaws.com", sourceArn: "" });

  const permission = {
    FunctionName: name, StatementId: form.sid, Action: "lambda:InvokeFunction", Principal: form.principal, SourceArn: form.sourceArn || undefined,
  };

  async function submit() {
    await client.send(new AddPermissionCommand(permission));
    flash.success(`The statement ${form.sid} was added.`);
    onAdded();
  }

  const input = (key: keyof typeof form, placeholder: string) => (
    <Input value={form[key]} placeholder={placeholder} spellcheck={false} onChange={({ detail }) => setForm({ ...form, [key]: detail.value })} />
  );
  return (
    <FormModal title="Add permissions" submitLabel="Save" calls={[lambdaCall("AddPermission", permission)]} onSubmit={submit} onDismiss={onDismiss}>
      <FormField label="Statement ID">{input("sid", "my-api")}</FormField>
      <FormField label="Principal" description="A service, an account or a role">{input("principal", "apigateway.amazonaws.com")}</FormField>
      <FormField label={<>Source ARN <i>- optional</i></>} description="Which of the service's resources">
        {input("sourceArn", "arn:aws:execute-api:us-east-1:000000000000:api-id/*/GET/users")}
      </FormField>
    </FormModal>
  );
}
