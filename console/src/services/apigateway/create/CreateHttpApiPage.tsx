import ColumnLayout from "@cloudscape-design/components/column-layout";
import { useState } from "react";
import { plainOptions, SelectField } from "../fields/SelectField";
import { TextField } from "../fields/TextField";
import { httpMethods } from "../rest/methods/integrations";
import type { NewV2Api } from "./newV2Api";
import { V2ApiForm } from "./V2ApiForm";

const empty: NewV2Api = { name: "", protocol: "HTTP", expression: "", functionArn: "", routes: ["ANY /"], stage: "$default" };

export function Component() {
  const [form, setForm] = useState(empty);
  const [method = "ANY", path = "/"] = (form.routes[0] ?? "").split(" ");
  const change = (part: Partial<NewV2Api>) => setForm((before) => ({ ...before, ...part }));
  return (
    <V2ApiForm
      title="Create HTTP API"
      empty={empty}
      form={form}
      onChange={change}
      routes={
        <ColumnLayout columns={2}>
          <SelectField label="Method" value={method} options={plainOptions(...httpMethods)} onChange={(next) => change({ routes: [`${next} ${path}`] })} />
          <TextField label="Resource path" value={path} placeholder="/pets" onChange={(next) => change({ routes: [`${method} ${next}`] })} />
        </ColumnLayout>
      }
    />
  );
}
