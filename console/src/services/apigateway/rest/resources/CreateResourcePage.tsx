import { APIGatewayClient, CreateResourceCommand } from "@aws-sdk/client-api-gateway";
import Checkbox from "@cloudscape-design/components/checkbox";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Toggle from "@cloudscape-design/components/toggle";
import { useMemo, useState } from "react";
import { useParams } from "react-router-dom";
import { useClient } from "../../../../shared/clients";
import { CreateForm } from "../../../../shared/CreateForm";
import { useFlash } from "../../../../shared/flash";
import { LoadedView } from "../../../../shared/LoadedView";
import { useLoad } from "../../../../shared/useLoad";
import { listResources } from "../../apis";
import { SelectField } from "../../fields/SelectField";
import { TextField } from "../../fields/TextField";
import { resourcePath } from "../../paths";
import { callOf, run, step } from "../../steps";
import { useRestApi } from "../restApi";
import { everyOrigin, preflightSteps } from "./cors";

interface NewResource {
  parentId: string;
  name: string;
  isProxy: boolean;
  hasCors: boolean;
}

export function Component() {
  const { id } = useRestApi();
  const client = useClient(APIGatewayClient);
  const resources = useLoad((signal) => listResources(client, id, signal), [client, id]);
  return (
    <LoadedView loaded={resources} what="the resources">
      {(all) => <ResourceForm parents={all.map((r) => ({ value: r.id!, label: r.path! }))} />}
    </LoadedView>
  );
}

function ResourceForm({ parents }: { parents: readonly { value: string; label: string }[] }) {
  const { id } = useRestApi();
  const parent = useParams()["resource"]!;
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const [empty] = useState<NewResource>(() => ({ parentId: parent, name: "", isProxy: false, hasCors: false }));
  const [form, setForm] = useState(empty);
  const change = (part: Partial<NewResource>) => setForm((before) => ({ ...before, ...part }));
  const create = useMemo(() => ({ restApiId: id, parentId: form.parentId, pathPart: pathPartOf(form) }), [id, form]);
  const calls = useMemo(() => {
    const steps = [step("CreateResource", new CreateResourceCommand(create))];
    return [...steps, ...(form.hasCors ? preflightSteps(id, "RESOURCE_ID", ["*"], everyOrigin) : [])].map(callOf);
  }, [id, create, form.hasCors]);

  async function submit() {
    const made = await client.send(new CreateResourceCommand(create));
    if (form.hasCors) await run(client, preflightSteps(id, made.id!, ["*"], everyOrigin));
    flash.success(`Successfully created resource '${made.path}'.`);
    return resourcePath(id, made.id!);
  }

  return (
    <CreateForm
      title="Create resource"
      submitLabel="Create resource"
      cancelTo={resourcePath(id, parent)}
      doneTo={resourcePath(id, parent)}
      isDirty={form !== empty}
      calls={calls}
      onSubmit={submit}
    >
      <Container header={<Header variant="h2">Resource details</Header>}>
        <SpaceBetween size="l">
          <Toggle
            checked={form.isProxy}
            description="It catches requests to all its sub-resources, by a path parameter such as {proxy+}."
            onChange={({ detail }) => change({ isProxy: detail.checked, name: detail.checked && form.name === "" ? "{proxy+}" : form.name })}
          >
            Proxy resource
          </Toggle>
          <SelectField label="Resource path" value={form.parentId} options={parents} isFiltered onChange={(parentId) => change({ parentId })} />
          <TextField
            label="Resource name"
            value={form.name}
            placeholder={form.isProxy ? "{proxy+}" : "my-resource"}
            constraint="A name in braces, such as {id}, is a path parameter."
            onChange={(name) => change({ name })}
          />
          <Checkbox
            checked={form.hasCors}
            description="Create an OPTIONS method that allows all origins, all methods and several common headers."
            onChange={({ detail }) => change({ hasCors: detail.checked })}
          >
            CORS (Cross Origin Resource Sharing)
          </Checkbox>
        </SpaceBetween>
      </Container>
    </CreateForm>
  );
}

// A proxy resource's name may be given without its braces.
function pathPartOf({ name, isProxy }: NewResource): string {
  return !isProxy || name.startsWith("{") ? name : `{${name.replace(/\+$/, "")}+}`;
}
