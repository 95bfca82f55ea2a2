import {
  DeleteFunctionEventInvokeConfigCommand, GetFunctionEventInvokeConfigCommand, LambdaClient, PutFunctionEventInvokeConfigCommand,
} from "@aws-sdk/client-lambda";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import Select from "@cloudscape-design/components/select";
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
import { FunctionSelect } from "./FunctionSelect";

/** What is done with an event that nobody waits for. */
interface AsyncSettings {
  maxAgeSeconds: string;
  retries: string;
  /** ARNs of functions; "" for none. */
  onSuccess: string;
  onFailure: string;
}

const defaults: AsyncSettings = { maxAgeSeconds: "21600", retries: "2", onSuccess: "", onFailure: "" };
const retryOptions = ["0", "1", "2"].map((value) => ({ value, label: value }));

/** How events are retried, and where what becomes of them goes. */
export function AsyncPanel({ name }: { name: string }) {
  const client = useClient(LambdaClient);
  const flash = useFlash();
  const [edited, setEdited] = useState<AsyncSettings>();
  const [isDeleting, setDeleting] = useState(false);
  const settings = useLoad((signal) => load(client, name, signal), [client, name]);

  async function save() {
    await client.send(new PutFunctionEventInvokeConfigCommand(inputOf(name, edited!)));
    flash.success("Asynchronous invocation was saved.");
    settings.refresh();
  }

  return (
    <SpaceBetween size="m">
      <Header
        variant="h2"
        description="For events that nobody waits for: how often they are retried, and which functions hear of the result"
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button disabled={!settings.data?.isSet} onClick={() => setDeleting(true)}>
              Remove configuration
            </Button>
            <Button ariaLabel="Edit asynchronous invocation" disabled={!settings.data} onClick={() => setEdited(settings.data?.settings)}>
              Edit
            </Button>
          </SpaceBetween>
        }
      >
        Asynchronous invocation and destinations
      </Header>
      <LoadedView loaded={settings} what="asynchronous invocation">
        {({ settings: s }) => (
          <KeyValuePairs
            columns={4}
            items={[
              { label: "Maximum age of event", value: `${s.maxAgeSeconds} seconds` },
              { label: "Retry attempts", value: s.retries },
              { label: "On success", value: s.onSuccess || "-" },
              { label: "On failure", value: s.onFailure || "-" },
            ]}
          />
        )}
      </LoadedView>
      {edited && (
        <FormModal
          title="Asynchronous invocation"
          submitLabel="Save"
          calls={[lambdaCall("PutFunctionEventInvokeConfig", inputOf(name, edited))]}
          onSubmit={save}
          onDismiss={() => setEdited(undefined)}
        >
          <Fields settings={edited} onChange={(part) => setEdited({ ...edited, ...part })} />
        </FormModal>
      )}
      {isDeleting && (
        <DeleteModal
          noun="asynchronous configuration"
          verb="Remove"
          names={[name]}
          consequence="The defaults hold again: two retries within six hours, and no destinations."
          onDelete={(FunctionName) => client.send(new DeleteFunctionEventInvokeConfigCommand({ FunctionName }))}
          onDeleted={settings.refresh}
          onDismiss={() => setDeleting(false)}
        />
      )}
    </SpaceBetween>
  );
}

function inputOf(FunctionName: string, { maxAgeSeconds, retries, onSuccess, onFailure }: AsyncSettings) {
  const destination = (arn: string) => (arn ? { Destination: arn } : undefined);
  return {
    FunctionName,
    MaximumEventAgeInSeconds: Number(maxAgeSeconds),
    MaximumRetryAttempts: Number(retries),
    DestinationConfig: { OnSuccess: destination(onSuccess), OnFailure: destination(onFailure) },
  };
}

function Fields({ settings, onChange }: { settings: AsyncSettings; onChange(part: Partial<AsyncSettings>): void }) {
  return (
    <SpaceBetween size="m">
      <FormField label="Maximum age of event" constraintText="In seconds, from 60 to 21,600">
        <Input type="number" value={settings.maxAgeSeconds} onChange={({ detail }) => onChange({ maxAgeSeconds: detail.value })} />
      </FormField>
      <FormField label="Retry attempts" description="After the function has failed">
        <Select
          selectedOption={retryOptions.find((o) => o.value === settings.retries) ?? null}
          options={retryOptions}
          onChange={({ detail }) => onChange({ retries: detail.selectedOption.value })}
        />
      </FormField>
      <FunctionSelect label="Destination on success" arn={settings.onSuccess} onChange={(onSuccess) => onChange({ onSuccess })} />
      <FunctionSelect label="Destination on failure" arn={settings.onFailure} onChange={(onFailure) => onChange({ onFailure })} />
    </SpaceBetween>
  );
}

async function load(client: LambdaClient, name: string, abortSignal: AbortSignal): Promise<{ isSet: boolean; settings: AsyncSettings }> {
  try {
    const config = await client.send(new GetFunctionEventInvokeConfigCommand({ FunctionName: name }), { abortSignal });
    const settings = {
      maxAgeSeconds: String(config.MaximumEventAgeInSeconds ?? defaults.maxAgeSeconds),
      retries: String(config.MaximumRetryAttempts ?? defaults.retries),
      onSuccess: config.DestinationConfig?.OnSuccess?.Destination ?? "",
      onFailure: config.DestinationConfig?.OnFailure?.Destination ?? "",
    };
    return { isSet: true, settings };
  } catch (error) {
    if (isError(error, "ResourceNotFoundException")) return { isSet: false, settings: defaults };
    throw error;
  }
}
