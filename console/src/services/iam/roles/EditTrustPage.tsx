import { GetRoleCommand, IAMClient, UpdateAssumeRolePolicyCommand } from "@aws-sdk/client-iam";
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
import { decodeDocument } from "../documents/document";
import { PolicyEditor } from "../documents/PolicyEditor";
import { entityPath } from "../paths";
import { mostTrustCharacters } from "./TrustFields";

export function Component() {
  const name = useParams()["role"]!;
  const client = useClient(IAMClient);
  const trust = useLoad(
    async (abortSignal) => {
      const { Role } = await client.send(new GetRoleCommand({ RoleName: name }), { abortSignal });
      return prettyJson(decodeDocument(Role?.AssumeRolePolicyDocument));
    },
    [client, name],
  );
  return (
    <LoadedView loaded={trust} what="the trust policy">
      {(text) => <TrustForm name={name} saved={text} />}
    </LoadedView>
  );
}

function TrustForm({ name, saved }: { name: string; saved: string }) {
  const client = useClient(IAMClient);
  const flash = useFlash();
  const [text, setText] = useState(saved);
  const input = { RoleName: name, PolicyDocument: text };
  const back = `${entityPath("role", name)}?tab=trust`;
  return (
    <CreateForm
      title="Edit trust policy"
      description={`Who may take on the role ${name}`}
      submitLabel="Update policy"
      cancelTo={back}
      doneTo={back}
      isDirty={text !== saved}
      calls={[iamCall("UpdateAssumeRolePolicy", input)]}
      onSubmit={async () => void (await client.send(new UpdateAssumeRolePolicyCommand(input)))}
      onDone={() => flash.success("The trust policy was updated.")}
    >
      <Container header={<Header variant="h2">Trust policy</Header>}>
        <PolicyEditor label="Trust policy" kind="trust" value={text} mostCharacters={mostTrustCharacters} onChange={setText} />
      </Container>
    </CreateForm>
  );
}
