import Checkbox from "@cloudscape-design/components/checkbox";
import Container from "@cloudscape-design/components/container";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { ModelRows } from "../../fields/ModelRows";
import { Rows } from "../../fields/Rows";
import { SelectField } from "../../fields/SelectField";
import { TextField } from "../../fields/TextField";
import { authorizerTypeNames } from "../authorizers/authorizers";
import { type ApiParts, authorizationBy, isByCognito, newValidators, type RequestForm } from "./requests";

interface RequestFieldsProps {
  form: RequestForm;
  parts: ApiParts;
  onChange(part: Partial<RequestForm>): void;
}

/** Who may call a method, and what a request must have. */
export function RequestFields({ form, parts, onChange }: RequestFieldsProps) {
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Method request settings</Header>}>
        <SpaceBetween size="l">
          <SelectField
            label="Authorization"
            value={form.authorization}
            options={[
              { value: "NONE", label: "None" },
              { value: "AWS_IAM", label: "AWS IAM" },
              ...parts.authorizers.map((a) => ({ value: authorizationBy(a), label: a.name, description: a.type && authorizerTypeNames[a.type] })),
            ]}
            onChange={(authorization) => onChange({ authorization })}
          />
          {isByCognito(form) && (
            <TextField
              label="Authorization scopes"
              isOptional
              description="What an access token must be good for, with spaces between. Without scopes an identity token is asked for."
              value={form.scopes}
              onChange={(scopes) => onChange({ scopes })}
            />
          )}
          <SelectField label="Request validator" value={form.validator} options={validatorOptions(parts)} onChange={(validator) => onChange({ validator })} />
          <Checkbox checked={form.isKeyRequired} onChange={({ detail }) => onChange({ isKeyRequired: detail.checked })}>
            API key required
          </Checkbox>
          <TextField
            label="Operation name"
            isOptional
            value={form.operationName}
            placeholder="GetUsers"
            onChange={(operationName) => onChange({ operationName })}
          />
        </SpaceBetween>
      </Container>
      {form.paths.length > 0 && (
        <ExpandableSection variant="container" headerText="Request paths" defaultExpanded>
          <Rows rows={form.paths} noun="path parameter" onChange={(paths) => onChange({ paths })} />
        </ExpandableSection>
      )}
      <ExpandableSection variant="container" headerText="URL query string parameters" defaultExpanded={form.query.length > 0}>
        <Rows rows={form.query} noun="query string" flagLabel="Required" onChange={(query) => onChange({ query })} />
      </ExpandableSection>
      <ExpandableSection variant="container" headerText="HTTP request headers" defaultExpanded={form.headers.length > 0}>
        <Rows rows={form.headers} noun="header" flagLabel="Required" onChange={(headers) => onChange({ headers })} />
      </ExpandableSection>
      <ExpandableSection variant="container" headerText="Request body" defaultExpanded={form.models.length > 0}>
        <ModelRows rows={form.models} models={parts.models} onChange={(models) => onChange({ models })} />
      </ExpandableSection>
    </SpaceBetween>
  );
}

function validatorOptions({ validators }: ApiParts) {
  const there = new Set(validators.map((v) => v.name));
  return [
    { value: "", label: "None" },
    ...validators.map((v) => ({ value: v.id, label: v.name })),
    ...Object.entries(newValidators).filter(([, v]) => !there.has(v.name)).map(([value, v]) => ({ value, label: v.name })),
  ];
}
