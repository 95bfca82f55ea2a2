import { CreatePolicyVersionCommand, IAMClient } from "@aws-sdk/client-iam";
import Checkbox from "@cloudscape-design/components/checkbox";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { useState } from "react";
import { useParams } from "react-router-dom";
import { useClient } from "../../../shared/clients";
import { CreateForm } from "../../../shared/CreateForm";
import { useFlash } from "../../../shared/flash";
import { prettyJson } from "../../../shared/format";
import { LoadedView } from "../../../shared/LoadedView";
import { useLoad } from "../../../shared/useLoad";
import { iamCall } from "../calls";
import { managedDocument, mostPolicyCharacters } from "../documents/document";
import { PolicyEditor } from "../documents/PolicyEditor";
import { nameOf, policyPath } from "../paths";

export function Component() {
  const arn = useParams()["policy"]!;
  const client = useClient(IAMClient);
  const document = useLoad(async (signal) => prettyJson(await managedDocument(client, arn, undefined, signal)), [client, arn]);
  return (
    <LoadedView loaded={document} what="the policy">
      {(text) => <VersionForm arn={arn} saved={text} />}
    </LoadedView>
  );
}

/** Managed policies are edited by making a new version of them. */
function VersionForm({ arn, saved }: { arn: string; saved: string }) {
  const client = useClient(IAMClient);
  const flash = useFlash();
  const [text, setText] = useState(saved);
  const [isDefault, setDefault] = useState(true);
  const input = { PolicyArn: arn, PolicyDocument: text, SetAsDefault: isDefault };
  return (
    <CreateForm
      title={`Edit ${nameOf(arn)}`}
      description="Saving makes a new version. A policy has five at most: delete one that is no longer needed first."
      submitLabel="Save changes"
      cancelTo={policyPath(arn)}
      doneTo={policyPath(arn)}
      isDirty={text !== saved}
      calls={[iamCall("CreatePolicyVersion", input)]}
      onSubmit={async () => {
        await client.send(new CreatePolicyVersionCommand(input));
      }}
      onDone={() => flash.success("A new version of the policy was saved.")}
    >
      <Container header={<Header variant="h2">Permissions</Header>}>
        <PolicyEditor label="Policy document" kind="identity" value={text} mostCharacters={mostPolicyCharacters} onChange={setText} />
      </Container>
      <Checkbox checked={isDefault} onChange={({ detail }) => setDefault(detail.checked)} description="What holds for everybody who has the policy">
        Set this new version as the default
      </Checkbox>
    </CreateForm>
  );
}
