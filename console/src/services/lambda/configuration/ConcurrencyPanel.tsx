import {
  DeleteFunctionConcurrencyCommand, GetAccountSettingsCommand, GetFunctionConcurrencyCommand, LambdaClient, PutFunctionConcurrencyCommand,
} from "@aws-sdk/client-lambda";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { FormModal } from "../../../shared/FormModal";
import { useFlash } from "../../../shared/flash";
import { LoadedView } from "../../../shared/LoadedView";
import { useLoad } from "../../../shared/useLoad";
import { lambdaCall } from "../calls";

/** How many of its invocations may run at once. */
export function ConcurrencyPanel({ name }: { name: string }) {
  const client = useClient(LambdaClient);
  const flash = useFlash();
  // "" is none of its own.
  const [edited, setEdited] = useState<string>();
  const concurrency = useLoad(
    async (abortSignal) => {
      const [own, account] = await Promise.all([
        client.send(new GetFunctionConcurrencyCommand({ FunctionName: name }), { abortSignal }),
        client.send(new GetAccountSettingsCommand({}), { abortSignal }),
      ]);
      return { reserved: own.ReservedConcurrentExecutions, unreserved: account.AccountLimit?.UnreservedConcurrentExecutions };
    },
    [client, name],
  );

  const put = edited === "" ? undefined : { FunctionName: name, ReservedConcurrentExecutions: Number(edited) };
  const calls = [put ? lambdaCall("PutFunctionConcurrency", put) : lambdaCall("DeleteFunctionConcurrency", { FunctionName: name })];

  async function save() {
    await (put ? client.send(new PutFunctionConcurrencyCommand(put)) : client.send(new DeleteFunctionConcurrencyCommand({ FunctionName: name })));
    flash.success("The concurrency was saved.");
    concurrency.refresh();
  }

  return (
    <SpaceBetween size="m">
      <Header
        variant="h2"
        actions={<Button ariaLabel="Edit concurrency" disabled={!concurrency.data} onClick={() => setEdited(concurrency.data?.reserved?.toString() ?? "")}>Edit</Button>}
      >
        Concurrency
      </Header>
      <LoadedView loaded={concurrency} what="the concurrency">
        {({ reserved, unreserved }) => (
          <KeyValuePairs
            columns={2}
            items={[
              { label: "Function concurrency", value: reserved === undefined ? "Use unreserved account concurrency" : `${reserved} reserved` },
              { label: "Unreserved account concurrency", value: unreserved ?? "-" },
            ]}
          />
        )}
      </LoadedView>
      {edited !== undefined && (
        <FormModal title="Edit concurrency" submitLabel="Save" calls={calls} onSubmit={save} onDismiss={() => setEdited(undefined)}>
          <RadioGroup
            ariaLabel="Concurrency"
            value={edited === "" ? "account" : "own"}
            items={[
              { value: "account", label: "Use unreserved account concurrency" },
              { value: "own", label: "Reserve concurrency" },
            ]}
            onChange={({ detail }) => setEdited(detail.value === "account" ? "" : "10")}
          />
          {edited !== "" && (
            <FormField label="Reserved concurrency" constraintText="0 stops the function.">
              <Input type="number" value={edited} onChange={({ detail }) => setEdited(detail.value)} />
            </FormField>
          )}
        </FormModal>
      )}
    </SpaceBetween>
  );
}
