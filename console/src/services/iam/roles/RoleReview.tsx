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
import { type NewRole, roleInputs, trustOf } from "./newRole";

interface RoleReviewProps {
  form: NewRole;
  onChange(part: Partial<NewRole>): void;
  goTo(step: number): void;
}

/** The name of the new role, and what the steps before chose. */
export function RoleReview({ form, onChange, goTo }: RoleReviewProps) {
  const policies = roleInputs(form).attach.map((a) => a.PolicyArn);
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
          {trustOf(form)}
        </Preformatted>
      </Container>
      <Container header={<ReviewHeader onEdit={() => goTo(1)}>Permissions</ReviewHeader>}>
        <KeyValuePairs
          columns={2}
          items={[
            {
              label: "Policies",
              value: policies.length === 0 ? "None: the role is allowed nothing yet." : policies.map((arn) => <Box key={arn}>{lastPart(arn)}</Box>),
            },
            { label: "Permissions boundary", value: form.boundary ? lastPart(form.boundary) : "-" },
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

const lastPart = (arn: string) => arn.split("/").at(-1);
