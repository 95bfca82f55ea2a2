import Checkbox from "@cloudscape-design/components/checkbox";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Textarea from "@cloudscape-design/components/textarea";
import { FunctionField } from "../../fields/FunctionField";
import { TextField } from "../../fields/TextField";
import { type AuthorizerForm, isCognito } from "./authorizers";

interface AuthorizerFieldsProps {
  form: AuthorizerForm;
  onChange(part: Partial<AuthorizerForm>): void;
}

/** What decides who may call. */
export function AuthorizerFields({ form, onChange }: AuthorizerFieldsProps) {
  return (
    <Container header={<Header variant="h2">Authorizer details</Header>}>
      <SpaceBetween size="l">
        <TextField label="Authorizer name" value={form.name} onChange={(name) => onChange({ name })} />
        <FormField label="Authorizer type">
          <RadioGroup
            value={isCognito(form) ? "cognito" : "lambda"}
            items={[
              { value: "lambda", label: "Lambda", description: "A function decides." },
              { value: "cognito", label: "Cognito", description: "Tokens of Cognito user pools are let in." },
            ]}
            onChange={({ detail }) => onChange({ type: detail.value === "cognito" ? "COGNITO_USER_POOLS" : "TOKEN", identity: "Authorization" })}
          />
        </FormField>
        {isCognito(form) ? <PoolFields form={form} onChange={onChange} /> : <FunctionFields form={form} onChange={onChange} />}
      </SpaceBetween>
    </Container>
  );
}

function PoolFields({ form, onChange }: AuthorizerFieldsProps) {
  return (
    <SpaceBetween size="l">
      <FormField label="Cognito user pools" description="Their ARNs, one on a line">
        <Textarea
          value={form.pools}
          spellcheck={false}
          rows={2}
          placeholder="arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_example"
          onChange={({ detail }) => onChange({ pools: detail.value })}
        />
      </FormField>
      <TextField label="Token source" description="The header that has the token" value={form.identity} onChange={(identity) => onChange({ identity })} />
    </SpaceBetween>
  );
}

function FunctionFields({ form, onChange }: AuthorizerFieldsProps) {
  return (
    <SpaceBetween size="l">
      <FunctionField value={form.functionArn} onChange={(functionArn) => onChange({ functionArn })} />
      <TextField
        label="Lambda invoke role"
        isOptional
        description="A role that API Gateway takes on to invoke the function, in place of a permission on the function."
        value={form.role}
        onChange={(role) => onChange({ role })}
      />
      <FormField label="Lambda event payload">
        <RadioGroup
          value={form.type}
          items={[
            { value: "TOKEN", label: "Token", description: "The function gets the token in one header." },
            { value: "REQUEST", label: "Request", description: "The function gets the request's headers, query strings, path and context." },
          ]}
          onChange={({ detail }) =>
            onChange({ type: detail.value as AuthorizerForm["type"], identity: detail.value === "TOKEN" ? "Authorization" : "method.request.header.Authorization" })
          }
        />
      </FormField>
      {form.type === "TOKEN" ? (
        <>
          <TextField label="Token source" description="The header that has the token" value={form.identity} onChange={(identity) => onChange({ identity })} />
          <TextField
            label="Token validation"
            isOptional
            description="A regular expression. Tokens that do not fit are refused without a call."
            value={form.validation}
            onChange={(validation) => onChange({ validation })}
          />
        </>
      ) : (
        <TextField
          label="Identity sources"
          description="What results are kept by, with commas between. A request without them is refused."
          placeholder="method.request.header.Authorization, method.request.querystring.tenant"
          value={form.identity}
          onChange={(identity) => onChange({ identity })}
        />
      )}
      <Checkbox checked={form.isCached} onChange={({ detail }) => onChange({ isCached: detail.checked })}>
        Authorization caching
      </Checkbox>
      {form.isCached && <TextField label="TTL" type="number" constraint="Seconds, up to 3,600." value={form.ttlSeconds} onChange={(ttlSeconds) => onChange({ ttlSeconds })} />}
    </SpaceBetween>
  );
}
