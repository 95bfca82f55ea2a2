import {
  CloudWatchLogsClient, CreateLogStreamCommand, DeleteLogStreamCommand, type LogStream, paginateDescribeLogStreams,
} from "@aws-sdk/client-cloudwatch-logs";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useState } from "react";
import { useClient } from "../../shared/clients";
import { CollectionTable, type Column } from "../../shared/CollectionTable";
import { DeleteModal } from "../../shared/DeleteModal";
import { FormModal } from "../../shared/FormModal";
import { useFlash } from "../../shared/flash";
import { dateTime } from "../../shared/format";
import { RouteLink } from "../../shared/RouteLink";
import { collect, useLoad } from "../../shared/useLoad";
import { logsCall } from "./calls";
import { streamPath } from "./groups";

const columnsFor = (group: string): readonly Column<LogStream>[] => [
  { id: "name", header: "Log stream", value: (s) => s.logStreamName, cell: (s) => <RouteLink to={streamPath(group, s.logStreamName!)}>{s.logStreamName}</RouteLink>, widthPx: 440 },
  { id: "last", header: "Last event time", value: (s) => s.lastEventTimestamp, cell: (s) => dateTime(s.lastEventTimestamp) ?? "-", widthPx: 220 },
  { id: "first", header: "First event time", value: (s) => s.firstEventTimestamp, cell: (s) => dateTime(s.firstEventTimestamp) ?? "-" },
];

/** The streams of a group, the one that was written last first. */
export function StreamTable({ group }: { group: string }) {
  const client = useClient(CloudWatchLogsClient);
  const flash = useFlash();
  const [deleted, setDeleted] = useState<readonly string[]>();
  const [newName, setNewName] = useState<string>();
  const streams = useLoad(
    async (abortSignal) => {
      const input = { logGroupName: group, orderBy: "LastEventTime" as const, descending: true };
      return collect(paginateDescribeLogStreams({ client }, input, { abortSignal }), (page) => page.logStreams);
    },
    [client, group],
  );

  const input = { logGroupName: group, logStreamName: newName };

  async function create() {
    await client.send(new CreateLogStreamCommand(input));
    flash.success(`The log stream ${newName} was created.`);
    streams.refresh();
  }

  return (
    <>
      <CollectionTable
        id="logs.streams"
        title="Log streams"
        noun={["log stream", "log streams"]}
        loaded={streams}
        columns={columnsFor(group)}
        trackBy={(s) => s.logStreamName!}
        selection="multi"
        empty={{ text: "Each environment of a function writes a stream of its own.", action: <Button onClick={() => setNewName("")}>Create log stream</Button> }}
        actions={(selected) => (
          <>
            <Button disabled={selected.length === 0} onClick={() => setDeleted(selected.map((s) => s.logStreamName!))}>
              Delete
            </Button>
            <Button onClick={() => setNewName("")}>Create log stream</Button>
          </>
        )}
      />
      {newName !== undefined && (
        <FormModal title="Create log stream" submitLabel="Create" calls={[logsCall("CreateLogStream", input)]} onSubmit={create} onDismiss={() => setNewName(undefined)}>
          <FormField label="Log stream name">
            <Input value={newName} spellcheck={false} autoFocus onChange={({ detail }) => setNewName(detail.value)} />
          </FormField>
        </FormModal>
      )}
      {deleted && (
        <DeleteModal
          noun="log stream"
          names={deleted}
          onDelete={(logStreamName) => client.send(new DeleteLogStreamCommand({ logGroupName: group, logStreamName }))}
          onDeleted={streams.refresh}
          onDismiss={() => setDeleted(undefined)}
        />
      )}
    </>
  );
}
