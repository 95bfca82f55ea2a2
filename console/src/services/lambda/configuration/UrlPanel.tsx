import {
  AddPermissionCommand, type AddPermissionCommandInput, CreateFunctionUrlConfigCommand, DeleteFunctionUrlConfigCommand, type FunctionUrlAuthType, GetFunctionUrlConfigCommand,
  LambdaClient, UpdateFunctionUrlConfigCommand,
} from "@aws-sdk/client-lambda";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import Link from "@cloudscape-design/components/link";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { DeleteModal } from "../../../shared/DeleteModal";
import { isError } from "../../../shared/errors";
import { FormModal } from "../../../shared/FormModal";
import { useFlash } from "../../../shared/flash";
import { LoadedView } from "../../../shared/LoadedView";
import { useLoad } from "../../../shared/useLoad";
import { lambdaCall } from "../calls";

interface UrlForm {
  authType: FunctionUrlAuthType;
  /** Origins of web pages that may call it, separated by commas; "" for none. */
  origins: string;
}

/** The function's own address on the web. */
export function UrlPanel({ name }: { name: string }) {
  const client = useClient(LambdaClient);
  const flash = useFlash();
  const url = useLoad((signal) => getUrl(client, name, signal), [client, name]);
  const [edited, setEdited] = useState<UrlForm>();
  const [isDeleting, setDeleting] = useState(false);
  const current = url.data?.config;

  async function save() {
    const { config, permission } = inputsOf(name, edited!);
    if (current) await client.send(new UpdateFunctionUrlConfigCommand(config));
    else await client.send(new CreateFunctionUrlConfigCommand(config));
    if (permission) await allowEverybody(client, permission);
    flash.success("The function URL was saved.");
    url.refresh();
  }

  const edit = () => setEdited({ authType: current?.AuthType ?? "AWS_IAM", origins: current?.Cors?.AllowOrigins?.join(", ") ?? "" });
  const actions = current ? (
    <SpaceBetween direction="horizontal" size="xs">
      <Button onClick={() => setDeleting(true)}>Delete</Button>
      <Button onClick={edit}>Edit</Button>
    </SpaceBetween>
  ) : (
    <Button disabled={!url.data} onClick={edit}>Create function URL</Button>
  );
  return (
    <SpaceBetween size="m">
      <Header variant="h2" description="An address of its own, without API Gateway" actions={actions}>
        Function URL
      </Header>
      <LoadedView loaded={url} what="the function URL">
        {({ config }) =>
          config ? (
            <KeyValuePairs
              columns={3}
              items={[
                { label: "Function URL", value: <Link href={config.FunctionUrl} external>{config.FunctionUrl}</Link> },
                { label: "Auth type", value: config.AuthType },
                { label: "Allowed origins", value: config.Cors?.AllowOrigins?.join(", ") || "-" },
              ]}
            />
          ) : (
            <Box color="text-body-secondary">No function URL is configured.</Box>
          )
        }
      </LoadedView>
      {edited && (
        <FormModal title="Configure Function URL" submitLabel="Save" calls={callsOf(name, edited, current !== undefined)} onSubmit={save} onDismiss={() => setEdited(undefined)}>
          <UrlFields form={edited} onChange={setEdited} />
        </FormModal>
      )}
      {isDeleting && (
        <DeleteModal
          noun="function URL"
          names={[name]}
          word="confirm"
          onDelete={() => client.send(new DeleteFunctionUrlConfigCommand({ FunctionName: name }))}
          onDeleted={url.refresh}
          onDismiss={() => setDeleting(false)}
        />
      )}
    </SpaceBetween>
  );
}

function UrlFields({ form, onChange }: { form: UrlForm; onChange(form: UrlForm): void }) {
  return (
    <SpaceBetween size="m">
      <FormField label="Auth type">
        <RadioGroup
          value={form.authType}
          items={[
            { value: "AWS_IAM", label: "AWS_IAM", description: "Only signed requests of users and roles that may" },
            { value: "NONE", label: "NONE", description: "Everybody; a permission that says so is added to the function's policy" },
          ]}
          onChange={({ detail }) => onChange({ ...form, authType: detail.value as FunctionUrlAuthType })}
        />
      </FormField>
      <FormField label={<>Allowed origins <i>- optional</i></>} description="Web sites whose pages may call it, separated by commas; * for all">
        <Input value={form.origins} spellcheck={false} onChange={({ detail }) => onChange({ ...form, origins: detail.value })} />
      </FormField>
    </SpaceBetween>
  );
}

function inputsOf(FunctionName: string, { authType, origins }: UrlForm) {
  const AllowOrigins = origins.split(",").map((o) => o.trim()).filter((o) => o.length > 0);
  return {
    config: { FunctionName, AuthType: authType, Cors: AllowOrigins.length > 0 ? { AllowOrigins } : {} },
    permission:
      authType === "NONE"
        ? { FunctionName, StatementId: "FunctionURLAllowPublicAccess", Action: "lambda:InvokeFunctionUrl", Principal: "*", FunctionUrlAuthType: authType }
        : undefined,
  };
}

function callsOf(name: string, form: UrlForm, isThere: boolean) {
  const { config, permission } = inputsOf(name, form);
  return [lambdaCall(isThere ? "UpdateFunctionUrlConfig" : "CreateFunctionUrlConfig", config), ...(permission ? [lambdaCall("AddPermission", permission)] : [])];
}

async function allowEverybody(client: LambdaClient, permission: AddPermissionCommandInput) {
  try {
    await client.send(new AddPermissionCommand(permission));
  } catch (error) {
    // It has it already.
    if (!isError(error, "ResourceConflictException")) throw error;
  }
}

async function getUrl(client: LambdaClient, name: string, abortSignal: AbortSignal) {
  try {
    return { config: await client.send(new GetFunctionUrlConfigCommand({ FunctionName: name }), { abortSignal }) };
  } catch (error) {
    if (isError(error, "ResourceNotFoundException")) return { config: undefined };
    throw error;
  }
}
