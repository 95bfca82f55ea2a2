import { IAMClient } from "@aws-sdk/client-iam";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { DeleteModal } from "../../../shared/DeleteModal";
import { FormModal } from "../../../shared/FormModal";
import { useFlash } from "../../../shared/flash";
import { LoadedView } from "../../../shared/LoadedView";
import { RouteLink } from "../../../shared/RouteLink";
import { useLoad } from "../../../shared/useLoad";
import { accessOf, type Entity } from "../access";
import { iamCall } from "../calls";
import { nameOf, policyPath } from "../paths";
import { BoundaryField } from "./BoundaryField";

/** The policy beyond which no other policy of the user or role counts. */
export function BoundaryPanel({ entity: { kind, name } }: { entity: Entity }) {
  const client = useClient(IAMClient);
  const flash = useFlash();
  const { noun } = accessOf(kind);
  const access = accessOf(kind).boundary!;
  const boundary = useLoad(async (signal) => ({ arn: (await access.get(client, name, signal))?.PermissionsBoundaryArn }), [client, kind, name]);
  const [edited, setEdited] = useState<string>();
  const [isRemoving, setRemoving] = useState(false);
  const arn = boundary.data?.arn;

  async function save() {
    await access.put(client, name, edited!);
    flash.success("The permissions boundary was set.");
    boundary.refresh();
  }

  return (
    <Container
      header={
        <Header
          variant="h2"
          description="The most that the policies above can allow"
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {arn && <Button onClick={() => setRemoving(true)}>Remove boundary</Button>}
              <Button disabled={!boundary.data} onClick={() => setEdited(arn ?? "")}>
                {arn ? "Change boundary" : "Set permissions boundary"}
              </Button>
            </SpaceBetween>
          }
        >
          Permissions boundary
        </Header>
      }
    >
      <LoadedView loaded={boundary} what="the boundary">
        {() => (arn ? <RouteLink to={policyPath(arn)}>{nameOf(arn)}</RouteLink> : <Box color="text-body-secondary">Not set.</Box>)}
      </LoadedView>
      {edited !== undefined && (
        <FormModal
          title="Set permissions boundary"
          submitLabel="Set boundary"
          calls={[iamCall(`Put${noun}PermissionsBoundary`, { [`${noun}Name`]: name, PermissionsBoundary: edited })]}
          onSubmit={save}
          onDismiss={() => setEdited(undefined)}
        >
          <BoundaryField arn={edited} onChange={setEdited} />
        </FormModal>
      )}
      {isRemoving && (
        <DeleteModal
          noun="permissions boundary"
          verb="Remove"
          names={[nameOf(arn ?? "")]}
          consequence={`The policies of the ${kind} then allow all that they say.`}
          onDelete={() => access.remove(client, name)}
          onDeleted={boundary.refresh}
          onDismiss={() => setRemoving(false)}
        />
      )}
    </Container>
  );
}
