import { CloudWatchLogsClient, DeleteLogGroupCommand, type LogGroup, paginateDescribeLogGroups } from "@aws-sdk/client-cloudwatch-logs";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { useClient } from "../../shared/clients";
import { CollectionTable, type Column } from "../../shared/CollectionTable";
import { DeleteModal } from "../../shared/DeleteModal";
import { bytes, dateTime } from "../../shared/format";
import { RouteButton } from "../../shared/RouteButton";
import { RouteLink } from "../../shared/RouteLink";
import { collect, useLoad } from "../../shared/useLoad";
import { groupPath, lostWithGroup } from "./groups";
import { retentionName } from "./retention";
import { RetentionModal } from "./RetentionModal";

const columns: readonly Column<LogGroup>[] = [
  { id: "name", header: "Log group", value: (g) => g.logGroupName, cell: (g) => <RouteLink to={groupPath(g.logGroupName!)}>{g.logGroupName}</RouteLink>, widthPx: 380 },
  { id: "retention", header: "Retention", value: (g) => g.retentionInDays ?? Number.MAX_SAFE_INTEGER, cell: (g) => retentionName(g.retentionInDays), widthPx: 160 },
  { id: "size", header: "Stored bytes", value: (g) => g.storedBytes, cell: (g) => bytes(g.storedBytes), widthPx: 140 },
  { id: "created", header: "Creation time", value: (g) => g.creationTime, cell: (g) => dateTime(g.creationTime) },
  { id: "arn", header: "ARN", value: (g) => g.arn, isOptional: true },
];

export function Component() {
  const client = useClient(CloudWatchLogsClient);
  const [deleted, setDeleted] = useState<readonly string[]>();
  const [edited, setEdited] = useState<LogGroup>();
  const groups = useLoad((abortSignal) => collect(paginateDescribeLogGroups({ client }, {}, { abortSignal }), (page) => page.logGroups), [client]);
  return (
    <>
      <CollectionTable
        id="logs.groups"
        title="Log groups"
        noun={["log group", "log groups"]}
        variant="full-page"
        loaded={groups}
        columns={columns}
        trackBy={(g) => g.logGroupName!}
        selection="multi"
        empty={{ text: "A function's first invocation makes its log group.", action: <RouteButton to="/logs/groups/create">Create log group</RouteButton> }}
        actions={(selected) => (
          <>
            <Button disabled={selected.length !== 1} onClick={() => setEdited(selected[0])}>
              Edit retention
            </Button>
            <Button disabled={selected.length === 0} onClick={() => setDeleted(selected.map((g) => g.logGroupName!))}>
              Delete
            </Button>
            <RouteButton variant="primary" to="/logs/groups/create">
              Create log group
            </RouteButton>
          </>
        )}
      />
      {edited && <RetentionModal group={edited} onSaved={groups.refresh} onDismiss={() => setEdited(undefined)} />}
      {deleted && (
        <DeleteModal
          noun="log group"
          names={deleted}
          consequence={lostWithGroup}
          onDelete={(logGroupName) => client.send(new DeleteLogGroupCommand({ logGroupName }))}
          onDeleted={groups.refresh}
          onDismiss={() => setDeleted(undefined)}
        />
      )}
    </>
  );
}
