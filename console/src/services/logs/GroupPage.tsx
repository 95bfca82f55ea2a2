import {
  CloudWatchLogsClient, DeleteLogGroupCommand, DescribeLogGroupsCommand, ListTagsLogGroupCommand, type LogGroup, TagLogGroupCommand, UntagLogGroupCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useNavigate, useParams } from "react-router-dom";
import { useClient } from "../../shared/clients";
import { Copyable } from "../../shared/Copyable";
import { DeleteModal } from "../../shared/DeleteModal";
import { Facts } from "../../shared/Facts";
import { bytes, dateTime } from "../../shared/format";
import { LoadedView } from "../../shared/LoadedView";
import { PageTabs } from "../../shared/PageTabs";
import { RouteButton } from "../../shared/RouteButton";
import { fromTagMap, TagsPanel, toTagMap } from "../../shared/TagsPanel";
import { useLoad } from "../../shared/useLoad";
import { logsCall } from "./calls";
import { EventsView } from "./EventsView";
import { liveTailPath, lostWithGroup } from "./groups";
import { retentionName } from "./retention";
import { RetentionModal } from "./RetentionModal";
import { StreamTable } from "./StreamTable";

export function Component() {
  const name = useParams()["group"]!;
  const client = useClient(CloudWatchLogsClient);
  const group = useLoad((signal) => describe(client, name, signal), [client, name]);
  return (
    <LoadedView loaded={group} what={`the log group ${name}`}>
      {(description) => (
        <SpaceBetween size="l">
          <Header variant="h1" actions={<Actions group={description} refresh={group.refresh} />}>
            {name}
          </Header>
          <Details group={description} />
          <PageTabs
            label="Details of the log group"
            tabs={[
              { id: "streams", label: "Log streams", content: <StreamTable group={name} /> },
              { id: "events", label: "Search all log streams", content: <EventsView group={name} /> },
              { id: "tags", label: "Tags", content: <GroupTags name={name} /> },
            ]}
          />
        </SpaceBetween>
      )}
    </LoadedView>
  );
}

function Actions({ group, refresh }: { group: LogGroup; refresh(): void }) {
  const client = useClient(CloudWatchLogsClient);
  const navigate = useNavigate();
  const [open, setOpen] = useState<string>();
  const name = group.logGroupName!;
  const close = () => setOpen(undefined);
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <ButtonDropdown
        items={[
          { id: "retention", text: "Edit retention" },
          { id: "delete", text: "Delete log group" },
        ]}
        onItemClick={({ detail }) => setOpen(detail.id)}
      >
        Actions
      </ButtonDropdown>
      <RouteButton to={liveTailPath(name)}>Start tailing</RouteButton>
      {open === "retention" && <RetentionModal group={group} onSaved={refresh} onDismiss={close} />}
      {open === "delete" && (
        <DeleteModal
          noun="log group"
          names={[name]}
          consequence={lostWithGroup}
          onDelete={(logGroupName) => client.send(new DeleteLogGroupCommand({ logGroupName }))}
          onDeleted={() => navigate("/logs/groups")}
          onDismiss={close}
        />
      )}
    </SpaceBetween>
  );
}

function Details({ group }: { group: LogGroup }) {
  return (
    <Container header={<Header variant="h2">Log group details</Header>}>
      <Facts
        columns={3}
        items={[
          { label: "Creation time", value: dateTime(group.creationTime) ?? "-" },
          { label: "Retention", value: retentionName(group.retentionInDays) },
          { label: "Stored bytes", value: bytes(group.storedBytes) ?? "-" },
        ]}
        long={[{ label: "ARN", value: <Copyable text={group.arn ?? ""} name="ARN" /> }]}
      />
    </Container>
  );
}

/* eslint-disable @typescript-eslint/no-deprecated -- the operations for the tags of every kind of thing are not built */
function GroupTags({ name }: { name: string }) {
  const client = useClient(CloudWatchLogsClient);
  return (
    <TagsPanel
      dependencies={[client, name]}
      load={async (abortSignal) => fromTagMap((await client.send(new ListTagsLogGroupCommand({ logGroupName: name }), { abortSignal })).tags)}
      tag={(changed) => {
        const input = { logGroupName: name, tags: toTagMap(changed) };
        return { call: logsCall("TagLogGroup", input), send: () => client.send(new TagLogGroupCommand(input)) };
      }}
      untag={(tags) => {
        const input = { logGroupName: name, tags };
        return { call: logsCall("UntagLogGroup", input), send: () => client.send(new UntagLogGroupCommand(input)) };
      }}
    />
  );
}

async function describe(client: CloudWatchLogsClient, name: string, abortSignal: AbortSignal): Promise<LogGroup> {
  const { logGroups = [] } = await client.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: name }), { abortSignal });
  const group = logGroups.find((g) => g.logGroupName === name);
  if (!group) throw new Error(`There is no log group ${name}. A function's log group is made when it first runs.`);
  return group;
}
