import { APIGatewayClient, type DocumentationPart, GetDocumentationPartCommand, UpdateDocumentationPartCommand } from "@aws-sdk/client-api-gateway";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { useMemo, useState } from "react";
import { useParams } from "react-router-dom";
import { useClient } from "../../../../shared/clients";
import { CreateForm } from "../../../../shared/CreateForm";
import { useFlash } from "../../../../shared/flash";
import { prettyJson } from "../../../../shared/format";
import { LoadedView } from "../../../../shared/LoadedView";
import { useLoad } from "../../../../shared/useLoad";
import { replaced } from "../../patches";
import { restPath } from "../../paths";
import { callOf, step } from "../../steps";
import { useRestApi } from "../restApi";
import { PropertiesField } from "./PropertiesField";

export function Component() {
  const { id } = useRestApi();
  const documentationPartId = useParams()["part"]!;
  const client = useClient(APIGatewayClient);
  const loaded = useLoad(
    (abortSignal) => client.send(new GetDocumentationPartCommand({ restApiId: id, documentationPartId }), { abortSignal }),
    [client, id, documentationPartId],
  );
  return (
    <LoadedView loaded={loaded} what="the documentation part">
      {(part) => <Form part={part} />}
    </LoadedView>
  );
}

function Form({ part }: { part: DocumentationPart }) {
  const { id } = useRestApi();
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const [initial] = useState(() => prettyJson(part.properties ?? ""));
  const [properties, setProperties] = useState(initial);
  const input = useMemo(
    () => ({ restApiId: id, documentationPartId: part.id, patchOperations: replaced("/properties", initial, properties) }),
    [id, part, initial, properties],
  );
  const calls = useMemo(() => [callOf(step("UpdateDocumentationPart", new UpdateDocumentationPartCommand(input)))], [input]);
  const { type, path, method, name } = part.location ?? {};
  return (
    <CreateForm
      title="Edit documentation part"
      description={[type, method, path, name].filter(Boolean).join(" ")}
      submitLabel="Save"
      cancelTo={restPath(id, "documentation")}
      doneTo={restPath(id, "documentation")}
      isDirty={properties !== initial}
      calls={calls}
      onSubmit={async () => {
        if (input.patchOperations.length > 0) await client.send(new UpdateDocumentationPartCommand(input));
      }}
      onDone={() => flash.success("Successfully updated the documentation part.")}
    >
      <Container header={<Header variant="h2">Documentation part details</Header>}>
        <PropertiesField value={properties} onChange={setProperties} />
      </Container>
    </CreateForm>
  );
}
