import { GetGroupCommand, type Group, IAMClient } from "@aws-sdk/client-iam";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { useParams } from "react-router-dom";
import { Copyable } from "../../../shared/Copyable";
import { useClient } from "../../../shared/clients";
import { Facts } from "../../../shared/Facts";
import { dateTime } from "../../../shared/format";
import { LoadedView } from "../../../shared/LoadedView";
import { useLoad } from "../../../shared/useLoad";
import { EntityPage } from "../EntityPage";
import { PermissionsPanel } from "../permissions/PermissionsPanel";
import { DeleteGroupsModal } from "./DeleteGroupsModal";
import { GroupUsers } from "./GroupUsers";

export function Component() {
  const name = useParams()["group"]!;
  const client = useClient(IAMClient);
  const group = useLoad(async (abortSignal) => (await client.send(new GetGroupCommand({ GroupName: name }), { abortSignal })).Group!, [client, name]);
  return (
    <LoadedView loaded={group} what={`the user group ${name}`}>
      {(details) => <Details group={details} />}
    </LoadedView>
  );
}

function Details({ group }: { group: Group }) {
  const name = group.GroupName!;
  return (
    <EntityPage
      name={name}
      noun="user group"
      listPath="/iam/groups"
      deleteModal={(events) => <DeleteGroupsModal names={[name]} {...events} />}
      summary={
        <Container header={<Header variant="h2">Summary</Header>}>
          <Facts
            columns={2}
            items={[
              { label: "User group name", value: name },
              { label: "Creation time", value: dateTime(group.CreateDate) ?? "-" },
            ]}
            long={[{ label: "ARN", value: <Copyable text={group.Arn!} name="ARN" /> }]}
          />
        </Container>
      }
      tabs={[
        { id: "users", label: "Users", content: <GroupUsers name={name} /> },
        { id: "permissions", label: "Permissions", content: <PermissionsPanel entity={{ kind: "group", name }} arn={group.Arn!} /> },
      ]}
    />
  );
}
