import Checkbox from "@cloudscape-design/components/checkbox";
import FormField from "@cloudscape-design/components/form-field";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { TextField } from "../fields/TextField";
import type { NewV2Api } from "./newV2Api";
import { V2ApiForm } from "./V2ApiForm";

const predefined = [
  { key: "$connect", text: "When a connection opens" },
  { key: "$disconnect", text: "When a connection closes" },
  { key: "$default", text: "For messages that no other route takes" },
] as const;

const empty: NewV2Api = {
  name: "", protocol: "WEBSOCKET", expression: "$request.body.action", functionArn: "", routes: predefined.map((p) => p.key), stage: "production",
};

export function Component() {
  const [form, setForm] = useState(empty);
  const change = (part: Partial<NewV2Api>) => setForm((before) => ({ ...before, ...part }));
  return (
    <V2ApiForm
      title="Create WebSocket API"
      empty={empty}
      form={form}
      onChange={change}
      details={
        <TextField
          label="Route selection expression"
          description="What in a message names the route that it takes"
          value={form.expression}
          onChange={(expression) => change({ expression })}
        />
      }
      routes={
        <FormField label="Predefined routes">
          <SpaceBetween size="xs">
            {predefined.map(({ key, text }) => (
              <Checkbox
                key={key}
                checked={form.routes.includes(key)}
                description={text}
                onChange={({ detail }) => change({ routes: detail.checked ? [...form.routes, key] : form.routes.filter((r) => r !== key) })}
              >
                {key}
              </Checkbox>
            ))}
          </SpaceBetween>
        </FormField>
      }
    />
  );
}
