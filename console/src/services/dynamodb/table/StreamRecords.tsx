import { DescribeStreamCommand, DynamoDBStreamsClient, GetRecordsCommand, GetShardIteratorCommand, type _Record } from "@aws-sdk/client-dynamodb-streams";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { dateTime } from "../../../shared/format";
import { useLoad } from "../../../shared/useLoad";
import { type Item, itemText } from "../items/attributeValues";

const image = (item: unknown) => (item ? itemText(item as Item) : undefined);

const columns: readonly Column<_Record>[] = [
  { id: "event", header: "Event", value: (r) => r.eventName, widthPx: 110 },
  { id: "time", header: "Time", value: (r) => r.dynamodb?.ApproximateCreationDateTime?.getTime(), cell: (r) => dateTime(r.dynamodb?.ApproximateCreationDateTime), widthPx: 220 },
  { id: "keys", header: "Keys", value: (r) => image(r.dynamodb?.Keys), widthPx: 200 },
  { id: "new", header: "New image", value: (r) => image(r.dynamodb?.NewImage) },
  { id: "old", header: "Old image", value: (r) => image(r.dynamodb?.OldImage) },
  { id: "sequence", header: "Sequence number", value: (r) => r.dynamodb?.SequenceNumber, isOptional: true },
];

/** What the stream holds now, from its oldest record on. */
export function StreamRecords({ arn }: { arn: string }) {
  const client = useClient(DynamoDBStreamsClient);
  const records = useLoad((signal) => readAll(client, arn, signal), [client, arn]);
  return (
    <CollectionTable
      id="dynamodb.streamRecords"
      title="Records"
      description="The oldest 1,000 of the last 24 hours"
      noun={["record", "records"]}
      loaded={records}
      columns={columns}
      trackBy={(r) => r.eventID ?? ""}
      empty={{ text: "Change an item of the table, then refresh." }}
    />
  );
}

const most = 1000;

async function readAll(client: DynamoDBStreamsClient, arn: string, abortSignal: AbortSignal): Promise<_Record[]> {
  const records: _Record[] = [];
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn: arn }), { abortSignal });
  for (const { ShardId } of StreamDescription?.Shards ?? []) {
    const position = { StreamArn: arn, ShardId, ShardIteratorType: "TRIM_HORIZON" as const };
    let { ShardIterator } = await client.send(new GetShardIteratorCommand(position), { abortSignal });
    while (ShardIterator && records.length < most) {
      const page: { Records?: _Record[]; NextShardIterator?: string } = await client.send(new GetRecordsCommand({ ShardIterator }), { abortSignal });
      records.push(...(page.Records ?? []));
      // An open shard has always a next iterator; no records mean that its end is reached.
      ShardIterator = page.Records?.length ? page.NextShardIterator : undefined;
    }
  }
  return records;
}
