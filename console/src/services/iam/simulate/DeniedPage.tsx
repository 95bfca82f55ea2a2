import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import ColumnLayout from "@cloudscape-design/components/column-layout";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Textarea from "@cloudscape-design/components/textarea";
import { useState } from "react";
import { useSearchParams } from "react-router-dom";
import { type Denial, parseDenial, type RequestFacts } from "./denial";
import { Explanation } from "./Explanation";

const noFacts: RequestFacts = { principal: "", action: "", resource: "*" };

/** Finds the statement behind a denial, or that none allows what was asked. ?message= explains at once. */
export function Component() {
  const [parameters, setParameters] = useSearchParams();
  const message = parameters.get("message") ?? "";
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description="From the text of a denial, or the facts of a request, to the statement that denied it, or the one that is missing">
        Why was this denied?
      </Header>
      <DeniedForm key={message} message={message} onExplain={(text) => setParameters(text ? { message: text } : {}, { replace: true })} />
    </SpaceBetween>
  );
}

function DeniedForm({ message, onExplain }: { message: string; onExplain(message: string): void }) {
  const parsed = parseDenial(message);
  const [text, setText] = useState(message);
  const [facts, setFacts] = useState<RequestFacts>(parsed ?? noFacts);
  const [asked, setAsked] = useState<Denial | undefined>(parsed);
  const change = (part: Partial<RequestFacts>) => setFacts((before) => ({ ...before, ...part }));
  const isUnreadable = text.trim() !== "" && !parseDenial(text);

  function read(next: string) {
    setText(next);
    const found = parseDenial(next);
    if (found) setFacts({ principal: found.principal, action: found.action, resource: found.resource });
  }

  function explain() {
    const found = parseDenial(text);
    const isOfText = found && found.principal === facts.principal && found.action === facts.action && found.resource === facts.resource;
    setAsked({ ...facts, reason: isOfText ? found.reason : undefined });
    if (isOfText && text !== message) onExplain(text);
  }

  const input = (key: keyof RequestFacts, placeholder: string) => (
    <Input value={facts[key]} placeholder={placeholder} spellcheck={false} onChange={({ detail }) => change({ [key]: detail.value })} />
  );
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">The denial</Header>}>
        <SpaceBetween size="l">
          <FormField
            label="Error message"
            description="As an SDK, the AWS CLI, a function's log or a message above showed it"
            errorText={isUnreadable ? "This text does not say who is not authorized to perform what: fill in the facts below." : undefined}
            stretch
          >
            <Textarea
              value={text}
              rows={4}
              spellcheck={false}
              placeholder="User: arn:aws:sts::000000000000:assumed-role/add-people-role/add-people is not authorized to perform: dynamodb:BatchWriteItem on resource: …"
              onChange={({ detail }) => read(detail.value)}
            />
          </FormField>
          <ColumnLayout columns={3}>
            <FormField label="Principal" description="ARN of a user, a role or a session">{input("principal", "arn:aws:iam::000000000000:user/ann")}</FormField>
            <FormField label="Action" description="What was asked">{input("action", "dynamodb:PutItem")}</FormField>
            <FormField label="Resource" description="ARN of what it was asked of">{input("resource", "*")}</FormField>
          </ColumnLayout>
          <Button variant="primary" disabled={!facts.principal || !facts.action} onClick={explain}>
            Explain
          </Button>
        </SpaceBetween>
      </Container>
      {asked ? <Explanation denial={asked} /> : <Alert type="info">Paste the message of a denial above, or say who asked what of which resource.</Alert>}
    </SpaceBetween>
  );
}
