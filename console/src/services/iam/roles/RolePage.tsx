import { GetRoleCommand, IAMClient, ListRoleTagsCommand, type Role, TagRoleCommand, UntagRoleCommand } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { useState } from "react";
import { useParams } from "react-router-dom";
import { Copyable } from "../../../shared/Copyable";
import { useClient } from "../../../shared/clients";
import { CopyBlock } from "../../../shared/CopyBlock";
import { Facts } from "../../../shared/Facts";
import { dateTime, prettyJson } from "../../../shared/format";
import { LoadedView } from "../../../shared/LoadedView";
import { RouteButton } from "../../../shared/RouteButton";
import { TagsPanel } from "../../../shared/TagsPanel";
import { useLoad } from "../../../shared/useLoad";
import { iamCall } from "../calls";
import { EntityPage } from "../EntityPage";
import { decodeDocument } from "../documents/document";
import { entityPath } from "../paths";
import { PermissionsPanel } from "../permissions/PermissionsPanel";
import { fromIamTags, toIamTags } from "../tags";
import { DeleteRolesModal } from "./DeleteRolesModal";
import { EditRoleModal } from "./EditRoleModal";

export function Component() {
  const name = useParams()["role"]!;
  const client = useClient(IAMClient);
  const role = useLoad(async (abortSignal) => (await client.send(new GetRoleCommand({ RoleName: name }), { abortSignal })).Role!, [client, name]);
  return (
    <LoadedView loaded={role} what={`the role ${name}`}>
      {(details) => <Details role={details} refresh={role.refresh} />}
    </LoadedView>
  );
}

function Details({ role, refresh }: { role: Role; refresh(): void }) {
  const name = role.RoleName!;
  return (
    <EntityPage
      name={name}
      noun="role"
      description={role.Description}
      listPath="/iam/roles"
      deleteModal={(events) => <DeleteRolesModal names={[name]} {...events} />}
      summary={<Summary role={role} refresh={refresh} />}
      tabs={[
        { id: "permissions", label: "Permissions", content: <PermissionsPanel entity={{ kind: "role", name }} arn={role.Arn!} /> },
        { id: "trust", label: "Trust relationships", content: <TrustPanel role={role} /> },
        { id: "tags", label: "Tags", content: <RoleTags name={name} /> },
      ]}
    />
  );
}

function Summary({ role, refresh }: { role: Role; refresh(): void }) {
  const [isEditing, setEditing] = useState(false);
  const last = role.RoleLastUsed;
  return (
    <Container header={<Header variant="h2" actions={<Button onClick={() => setEditing(true)}>Edit</Button>}>Summary</Header>}>
      <Facts
        columns={3}
        items={[
          { label: "Creation date", value: dateTime(role.CreateDate) ?? "-" },
          { label: "Last activity", value: dateTime(last?.LastUsedDate) ?? "-" },
          { label: "Maximum session duration", value: hours(role.MaxSessionDuration ?? 3600) },
        ]}
        long={[{ label: "ARN", value: <Copyable text={role.Arn ?? ""} name="ARN" /> }]}
      />
      {isEditing && <EditRoleModal role={role} onSaved={refresh} onDismiss={() => setEditing(false)} />}
    </Container>
  );
}

function hours(seconds: number): string {
  return seconds === 3600 ? "1 hour" : `${seconds / 3600} hours`;
}

function TrustPanel({ role }: { role: Role }) {
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Who may take on this role, and under which conditions"
          actions={<RouteButton to={`${entityPath("role", role.RoleName!)}/trust`}>Edit trust policy</RouteButton>}
        >
          Trusted entities
        </Header>
      }
    >
      <CopyBlock text={prettyJson(decodeDocument(role.AssumeRolePolicyDocument))} label="Trust policy" />
    </Container>
  );
}

function RoleTags({ name: RoleName }: { name: string }) {
  const client = useClient(IAMClient);
  return (
    <TagsPanel
      dependencies={[client, RoleName]}
      load={async (abortSignal) => fromIamTags((await client.send(new ListRoleTagsCommand({ RoleName }), { abortSignal })).Tags)}
      tag={(tags) => {
        const input = { RoleName, Tags: toIamTags(tags) };
        return { call: iamCall("TagRole", input), send: () => client.send(new TagRoleCommand(input)) };
      }}
      untag={(TagKeys) => {
        const input = { RoleName, TagKeys };
        return { call: iamCall("UntagRole", input), send: () => client.send(new UntagRoleCommand(input)) };
      }}
    />
  );
}
