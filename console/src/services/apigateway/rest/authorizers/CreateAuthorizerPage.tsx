import { APIGatewayClient, CreateAuthorizerCommand } from "@aws-sdk/client-api-gateway";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { useMemo, useState } from "react";
import { useAccount, useSession } from "../../../../session/Session";
import { useClient } from "../../../../shared/clients";
import { CreateForm } from "../../../../shared/CreateForm";
import { useFlash } from "../../../../shared/flash";
import { authorizerPath, restPath } from "../../paths";
import { callOf, step } from "../../steps";
import { usePermissionQuestion } from "../methods/PermissionModal";
import { givePermission, neededPermission, permissionCall } from "../methods/permissions";
import { useRestApi } from "../restApi";
import { AuthorizerFields } from "./AuthorizerFields";
import { authorizerArn, authorizerInput, emptyAuthorizer, isCognito } from "./authorizers";

export function Component() {
  const { id } = useRestApi();
  const { region } = useSession();
  const account = useAccount();
  const client = useClient(APIGatewayClient);
  const lambda = useClient(LambdaClient);
  const flash = useFlash();
  const { ask, question } = usePermissionQuestion();
  const [form, setForm] = useState(emptyAuthorizer);
  const [statementId] = useState(() => crypto.randomUUID());
  const input = useMemo(() => authorizerInput(id, form, region), [id, form, region]);
  const sourceArn = authorizerArn(region, account, id);
  const permission = useMemo(
    () => (isCognito(form) ? undefined : neededPermission({ kind: "lambda", functionArn: form.functionArn, credentials: form.role }, sourceArn, statementId)),
    [form, sourceArn, statementId],
  );
  const calls = useMemo(
    () => [...(permission ? [permissionCall(permission)] : []), callOf(step("CreateAuthorizer", new CreateAuthorizerCommand(input)))],
    [permission, input],
  );

  async function submit() {
    if (!isCognito(form) && form.functionArn === "") throw new Error("Choose a Lambda function.");
    const answer = permission ? await ask({ functionArn: form.functionArn, sourceArn }) : "skip";
    if (answer === "cancel") return false;
    if (permission && answer === "give") await givePermission(lambda, permission);
    const { id: authorizer } = await client.send(new CreateAuthorizerCommand(input));
    flash.success(`Successfully created authorizer '${form.name}'.`);
    return authorizerPath(id, authorizer!);
  }

  return (
    <>
      <CreateForm
        title="Create authorizer"
        submitLabel="Create authorizer"
        cancelTo={restPath(id, "authorizers")}
        doneTo={restPath(id, "authorizers")}
        isDirty={form !== emptyAuthorizer}
        calls={calls}
        onSubmit={submit}
      >
        <AuthorizerFields form={form} onChange={(part) => setForm((before) => ({ ...before, ...part }))} />
      </CreateForm>
      {question}
    </>
  );
}
