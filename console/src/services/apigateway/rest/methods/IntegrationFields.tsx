import Container from "@cloudscape-design/components/container";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Tiles from "@cloudscape-design/components/tiles";
import Toggle from "@cloudscape-design/components/toggle";
import { FunctionField } from "../../fields/FunctionField";
import { Rows } from "../../fields/Rows";
import { plainOptions, SelectField } from "../../fields/SelectField";
import { Templates } from "../../fields/Templates";
import { TextField } from "../../fields/TextField";
import { httpMethods, type IntegrationForm, passesThrough } from "./integrations";

interface IntegrationFieldsProps {
  form: IntegrationForm;
  onChange(part: Partial<IntegrationForm>): void;
}

export const contentOptions = [
  { value: "", label: "Passthrough" },
  { value: "CONVERT_TO_BINARY", label: "Convert to binary" },
  { value: "CONVERT_TO_TEXT", label: "Convert to text" },
];

/** What stands behind a method. */
export function IntegrationFields({ form, onChange }: IntegrationFieldsProps) {
  return (
    <SpaceBetween size="l">
      <FormField label="Integration type" stretch>
        <Tiles
          value={form.kind}
          items={[
            { value: "lambda", label: "Lambda function", description: "Integrate your API with a Lambda function." },
            { value: "http", label: "HTTP", description: "Integrate with an existing HTTP endpoint." },
            { value: "mock", label: "Mock", description: "Generate a response based on API Gateway mappings and transformations." },
            { value: "service", label: "AWS service", description: "Integrate with a service of this cloud, such as DynamoDB." },
          ]}
          onChange={({ detail }) => onChange({ kind: detail.value as IntegrationForm["kind"] })}
        />
      </FormField>
      {form.kind === "lambda" && (
        <>
          <Toggle
            checked={form.isProxy}
            description="Send the request to your Lambda function as a structured event."
            onChange={({ detail }) => onChange({ isProxy: detail.checked })}
          >
            Lambda proxy integration
          </Toggle>
          <FunctionField value={form.functionArn} onChange={(functionArn) => onChange({ functionArn })} />
          <TextField
            label="Execution role"
            isOptional
            description="A role that API Gateway takes on to invoke the function, in place of a permission on the function."
            placeholder="arn:aws:iam::000000000000:role/my-role"
            value={form.credentials}
            onChange={(credentials) => onChange({ credentials })}
          />
        </>
      )}
      {form.kind === "http" && <EndpointFields form={form} onChange={onChange} />}
      {form.kind === "service" && <ServiceFields form={form} onChange={onChange} />}
      {form.kind !== "mock" && (
        <TextField
          label="Integration timeout"
          type="number"
          constraint="Between 50 and 29,000 milliseconds."
          value={form.timeoutMs}
          onChange={(timeoutMs) => onChange({ timeoutMs })}
        />
      )}
      <SelectField label="Content handling" value={form.contentHandling} options={contentOptions} onChange={(contentHandling) => onChange({ contentHandling })} />
    </SpaceBetween>
  );
}

function EndpointFields({ form, onChange }: IntegrationFieldsProps) {
  return (
    <SpaceBetween size="l">
      <Toggle checked={form.isProxy} description="Send the request to your HTTP endpoint without customizing it." onChange={({ detail }) => onChange({ isProxy: detail.checked })}>
        HTTP proxy integration
      </Toggle>
      <SelectField label="HTTP method" value={form.httpMethod} options={plainOptions(...httpMethods)} onChange={(httpMethod) => onChange({ httpMethod })} />
      <TextField label="Endpoint URL" value={form.url} placeholder="https://example.com/pets/{id}" onChange={(url) => onChange({ url })} />
    </SpaceBetween>
  );
}

function ServiceFields({ form, onChange }: IntegrationFieldsProps) {
  return (
    <SpaceBetween size="l">
      <TextField label="Service name" description="As its endpoint is named" placeholder="dynamodb" value={form.service} onChange={(service) => onChange({ service })} />
      <SelectField label="HTTP method" value={form.httpMethod} options={plainOptions(...httpMethods)} onChange={(httpMethod) => onChange({ httpMethod })} />
      <FormField label="Action type">
        <RadioGroup
          value={form.targetKind}
          items={[{ value: "action", label: "Use action name" }, { value: "path", label: "Use path override" }]}
          onChange={({ detail }) => onChange({ targetKind: detail.value as IntegrationForm["targetKind"] })}
        />
      </FormField>
      <TextField
        label={form.targetKind === "action" ? "Action name" : "Path override"}
        placeholder={form.targetKind === "action" ? "PutItem" : "{bucket}/{key}"}
        value={form.target}
        onChange={(target) => onChange({ target })}
      />
      <TextField
        label="Execution role"
        description="The role that API Gateway takes on to call the service"
        placeholder="arn:aws:iam::000000000000:role/my-role"
        value={form.credentials}
        onChange={(credentials) => onChange({ credentials })}
      />
    </SpaceBetween>
  );
}

/** How a request is mapped for what stands behind the method; a proxy gets it as it is. */
export function MappingFields({ form, onChange }: IntegrationFieldsProps) {
  if (form.isProxy && form.kind === "lambda") return undefined;
  const isMapped = !passesThrough(form);
  return (
    <SpaceBetween size="l">
      {isMapped && <PassthroughFields form={form} onChange={onChange} />}
      {form.kind !== "mock" && (
        <>
          <Mappings title="URL path parameters" noun="path parameter" from="method.request.path.id" rows={form.paths} onChange={(paths) => onChange({ paths })} />
          <Mappings title="URL query string parameters" noun="query string" from="method.request.querystring.page" rows={form.query} onChange={(query) => onChange({ query })} />
          <Mappings title="URL request headers" noun="header" from="method.request.header.Accept" rows={form.headers} onChange={(headers) => onChange({ headers })} />
        </>
      )}
      {isMapped && (
        <ExpandableSection variant="container" headerText="Mapping templates" defaultExpanded={form.templates.length > 0}>
          <Templates templates={form.templates} onChange={(templates) => onChange({ templates })} />
        </ExpandableSection>
      )}
    </SpaceBetween>
  );
}

function PassthroughFields({ form, onChange }: IntegrationFieldsProps) {
  return (
    <Container header={<Header variant="h2">Request body passthrough</Header>}>
      <FormField label="Request body passthrough" description="What happens to a body of a content type that has no mapping template">
        <RadioGroup
          value={form.passthrough}
          items={[
            { value: "WHEN_NO_MATCH", label: "When no template matches the request content-type header" },
            { value: "WHEN_NO_TEMPLATES", label: "When there are no templates defined (recommended)" },
            { value: "NEVER", label: "Never" },
          ]}
          onChange={({ detail }) => onChange({ passthrough: detail.value })}
        />
      </FormField>
    </Container>
  );
}

interface MappingsProps {
  title: string;
  noun: string;
  /** Such as "method.request.header.Accept". */
  from: string;
  rows: IntegrationForm["query"];
  onChange(rows: IntegrationForm["query"]): void;
}

function Mappings({ title, noun, from, rows, onChange }: MappingsProps) {
  return (
    <ExpandableSection variant="container" headerText={title} defaultExpanded={rows.length > 0}>
      <Rows rows={rows} noun={noun} valueLabel="Mapped from" valuePlaceholder={from} onChange={onChange} />
    </ExpandableSection>
  );
}
