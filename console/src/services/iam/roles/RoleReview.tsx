import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { Preformatted } from "../../../shared/Preformatted";
import { TagFields } from "../../../shared/TagsPanel";
import { nameOf } from "../paths";
import type { NewRole, roleInputs } from "./newRole";

interface RoleReviewProps {
  form: NewRole;
  /** What the form would send. */
  inputs: ReturnType<typeof roleInputs>;
  onChange(part: Partial<NewRole>): void;
  goTo(step: number): void;
}

/** The name of the new role, and what the steps before chose. */
export function RoleReview({ form, inputs: { create, attach }, onChange, goTo }: RoleReviewProps) {
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Role details</Header>}>
        <SpaceBetween size="l">
          <FormField label="Role name" constraintText="Up to 64 letters, digits and + = , . @ - _">
            <Input value={form.name} spellcheck={false} onChange={({ detail }) => onChange({ name: detail.value })} />
          </FormField>
          <FormField label={<>Description <i>- optional</i></>}>
            <Input value={form.description} onChange={({ detail }) => onChange({ description: detail.value })} />
          </FormField>
        </SpaceBetween>
      </Container>
      <Container header={<ReviewHeader onEdit={() => goTo(0)}>Trusted entity</ReviewHeader>}>
        <Preformatted label="Trust policy" scrolls>
          {create.AssumeRolePolicyDocument}
        </Preformatted>
      </Container>
      <Container header={<ReviewHeader onEdit={() => goTo(1)}>Permissions</ReviewHeader>}>
        <KeyValuePairs
          columns={2}
          items={[
            {
              label: "Policies",
              value: attach.length === 0 ? "None: the role is allowed nothing yet." : attach.map(({ PolicyArn }) => <Box key={PolicyArn}>{nameOf(PolicyArn)}</Box>),
            },
            { label: "Permissions boundary", value: form.boundary ? nameOf(form.boundary) : "-" },
          ]}
        />
      </Container>
      <Container header={<Header variant="h2">Tags</Header>}>
        <TagFields tags={form.tags} onChange={(tags) => onChange({ tags })} />
      </Container>
    </SpaceBetween>
  );
}

function ReviewHeader({ children, onEdit }: { children: string; onEdit(): void }) {
  return (
    <Header variant="h2" actions={<Button ariaLabel={`Edit ${children.toLowerCase()}`} onClick={onEdit}>Edit</Button>}>
      {children}
    </Header>
  );
}
