import { GetUserCommand, IAMClient, ListUserTagsCommand, TagUserCommand, UntagUserCommand, type User } from "@aws-sdk/client-iam";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { useParams } from "react-router-dom";
import { useClient } from "../../../shared/clients";
import { Copyable } from "../../../shared/Copyable";
import { Facts } from "../../../shared/Facts";
import { dateTime } from "../../../shared/format";
import { LoadedView } from "../../../shared/LoadedView";
import { TagsPanel } from "../../../shared/TagsPanel";
import { useLoad } from "../../../shared/useLoad";
import { iamCall } from "../calls";
import { EntityPage } from "../EntityPage";
import { PermissionsPanel } from "../permissions/PermissionsPanel";
import { fromIamTags, toIamTags } from "../tags";
import { AccessKeysPanel } from "./AccessKeysPanel";
import { DeleteUsersModal } from "./DeleteUsersModal";
import { UserGroups } from "./UserGroups";

export function Component() {
  const name = useParams()["user"]!;
  const client = useClient(IAMClient);
  const user = useLoad(async (abortSignal) => (await client.send(new GetUserCommand({ UserName: name }), { abortSignal })).User!, [client, name]);
  return (
    <LoadedView loaded={user} what={`the user ${name}`}>
      {(details) => <Details user={details} />}
    </LoadedView>
  );
}

function Details({ user }: { user: User }) {
  const name = user.UserName!;
  return (
    <EntityPage
      name={name}
      noun="user"
      listPath="/iam/users"
      deleteModal={(events) => <DeleteUsersModal names={[name]} {...events} />}
      summary={
        <Container header={<Header variant="h2">Summary</Header>}>
          <Facts
            columns={2}
            items={[
              { label: "Created", value: dateTime(user.CreateDate) ?? "-" },
              { label: "Path", value: user.Path },
            ]}
            long={[{ label: "ARN", value: <Copyable text={user.Arn!} name="ARN" /> }]}
          />
        </Container>
      }
      tabs={[
        { id: "permissions", label: "Permissions", content: <PermissionsPanel entity={{ kind: "user", name }} arn={user.Arn!} /> },
        { id: "groups", label: "Groups", content: <UserGroups name={name} /> },
        { id: "tags", label: "Tags", content: <UserTags name={name} /> },
        { id: "credentials", label: "Security credentials", content: <AccessKeysPanel name={name} /> },
      ]}
    />
  );
}

function UserTags({ name: UserName }: { name: string }) {
  const client = useClient(IAMClient);
  return (
    <TagsPanel
      dependencies={[client, UserName]}
      load={async (abortSignal) => fromIamTags((await client.send(new ListUserTagsCommand({ UserName }), { abortSignal })).Tags)}
      tag={(tags) => {
        const input = { UserName, Tags: toIamTags(tags) };
        return { call: iamCall("TagUser", input), send: () => client.send(new TagUserCommand(input)) };
      }}
      untag={(TagKeys) => {
        const input = { UserName, TagKeys };
        return { call: iamCall("UntagUser", input), send: () => client.send(new UntagUserCommand(input)) };
      }}
    />
  );
}
