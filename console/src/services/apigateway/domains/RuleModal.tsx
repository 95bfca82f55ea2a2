import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { ApiGatewayV2Client, type RoutingRule } from "@aws-sdk/client-apigatewayv2";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Checkbox from "@cloudscape-design/components/checkbox";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { FormModal } from "../../../shared/FormModal";
import { useFlash } from "../../../shared/flash";
import { type Loaded, useLoad } from "../../../shared/useLoad";
import type { AnyApi } from "../apis";
import { Rows } from "../fields/Rows";
import { SelectField } from "../fields/SelectField";
import { TextField } from "../fields/TextField";
import { listRestStages } from "../rest/stages/listRestStages";
import { type ConditionForm, formOf, hasBasePath, mostConditions, newCondition, newRule, type RuleForm, savingRule } from "./rules";

interface RuleModalProps {
  domain: string;
  apis: Loaded<readonly AnyApi[]>;
  /** Those that there are. */
  rules: readonly RoutingRule[];
  /** Undefined where one is added. */
  before?: RoutingRule;
  onSaved(): void;
  onDismiss(): void;
}

/** Leads requests of a domain that meet conditions to a stage of a REST API. */
export function RuleModal({ domain, apis, rules, before, onSaved, onDismiss }: RuleModalProps) {
  const client = useClient(APIGatewayClient);
  const v2 = useClient(ApiGatewayV2Client);
  const flash = useFlash();
  const [form, setForm] = useState<RuleForm>(() => (before ? formOf(before) : newRule(rules)));
  const change = (part: Partial<RuleForm>) => setForm((now) => ({ ...now, ...part }));
  const stages = useLoad(async (signal) => (form.api === "" ? [] : listRestStages(client, form.api, signal)), [client, form.api]);
  const step = savingRule(v2, domain, form, before);

  async function save() {
    if (form.api === "" || form.stage === "") throw new Error("Choose an API and a stage.");
    await step.send();
    flash.success(`Successfully ${before ? "changed" : "added"} the routing rule of priority ${form.priority}.`);
    onSaved();
  }

  return (
    <FormModal title={before ? "Edit routing rule" : "Add routing rule"} submitLabel={before ? "Save" : "Add"} size="large" calls={[step.call]} onSubmit={save} onDismiss={onDismiss}>
      <TextField
        label="Priority"
        type="number"
        value={form.priority}
        constraint="1 to 1000000. Rules are asked from the least to the greatest; no two have the same."
        onChange={(priority) => change({ priority })}
      />
      <Conditions conditions={form.conditions} onChange={(conditions) => change({ conditions })} />
      <SelectField
        label="Target API"
        description="A REST API."
        value={form.api}
        placeholder="Choose an API"
        empty="Create a REST API first"
        isFiltered
        loaded={apis}
        options={(apis.data ?? []).filter((a) => a.protocol === "REST").map((a) => ({ value: a.id, label: `${a.name} (${a.id})` }))}
        onChange={(api) => change({ api, stage: "" })}
      />
      <SelectField
        label="Target stage"
        value={form.stage}
        placeholder="Choose a stage"
        empty="No stages"
        loaded={stages}
        options={(stages.data ?? []).map((s) => ({ value: s.stageName, label: s.stageName }))}
        onChange={(stage) => change({ stage })}
      />
      {hasBasePath(form) && (
        <Checkbox
          checked={form.stripsBasePath}
          description="The API sees what follows the base path; otherwise the whole path must be one of its resources."
          onChange={({ detail }) => change({ stripsBasePath: detail.checked })}
        >
          Strip base path
        </Checkbox>
      )}
    </FormModal>
  );
}

const kinds = {
  headers: { noun: "header", title: "Header condition", description: "Any of these headers has its value. An asterisk before or after a value stands for anything." },
  paths: { noun: "base path", title: "Base path condition", description: "The path begins with any of these, which are met by whole parts." },
} as const;

function Conditions({ conditions, onChange }: { conditions: readonly ConditionForm[]; onChange(conditions: readonly ConditionForm[]): void }) {
  const add = (kind: ConditionForm["kind"]) => (
    <Button formAction="none" iconName="add-plus" disabled={conditions.filter((c) => c.kind === kind).length >= mostConditions[kind]} onClick={() => onChange([...conditions, newCondition(kind)])}>
      Add {kinds[kind].noun} condition
    </Button>
  );
  return (
    <SpaceBetween size="s">
      <Box variant="awsui-key-label">Conditions</Box>
      <Box color="text-body-secondary">{conditions.length === 0 ? "Without conditions the rule takes every request." : "All conditions must be met."}</Box>
      {conditions.map((condition, at) => (
        <Condition
          key={at}
          condition={condition}
          onChange={(rows) => onChange(conditions.map((c, i) => (i === at ? { ...c, rows } : c)))}
          onRemove={() => onChange(conditions.filter((_, i) => i !== at))}
        />
      ))}
      <SpaceBetween direction="horizontal" size="xs">
        {add("headers")}
        {add("paths")}
      </SpaceBetween>
    </SpaceBetween>
  );
}

function Condition({ condition, onChange, onRemove }: { condition: ConditionForm; onChange(rows: ConditionForm["rows"]): void; onRemove(): void }) {
  const { noun, title, description } = kinds[condition.kind];
  return (
    <Container header={<Header variant="h3" description={description} actions={<Button formAction="none" onClick={onRemove}>Remove condition</Button>}>{title}</Header>}>
      <Rows
        rows={condition.rows}
        noun={noun}
        nameLabel={condition.kind === "headers" ? "Header" : "Base path"}
        valueLabel={condition.kind === "headers" ? "Value" : undefined}
        canRepeat={condition.kind === "headers"}
        onChange={onChange}
      />
    </Container>
  );
}
