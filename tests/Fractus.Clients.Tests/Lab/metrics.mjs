// Metrics through the AWS SDK for JavaScript v3, which compresses what is long.
import assert from 'node:assert/strict';
import { CloudWatchClient, GetMetricDataCommand, ListMetricsCommand, PutMetricDataCommand, paginateListMetrics } from '@aws-sdk/client-cloudwatch';

const client = new CloudWatchClient({});
const Namespace = 'javascript';
const Timestamp = new Date();
const MetricData = Array.from({ length: 700 }, (_, i) => ({
  MetricName: `metric-${i}`, Timestamp, Unit: 'Count', Values: [i, i + 0.5], Dimensions: [{ Name: 'page', Value: '<&>' }],
}));
let encoding;
client.middlewareStack.add(
  (next) => (args) => {
    encoding ??= args.request.headers['content-encoding'];
    return next(args);
  },
  { step: 'finalizeRequest' });
await client.send(new PutMetricDataCommand({ Namespace, MetricData }));
assert.equal(encoding, 'gzip');

const names = new Set();
for await (const page of paginateListMetrics({ client }, { Namespace, RecentlyActive: 'PT3H' })) {
  for (const metric of page.Metrics) {
    assert.deepEqual(metric.Dimensions, [{ Name: 'page', Value: '<&>' }]);
    names.add(metric.MetricName);
  }
}
assert.equal(names.size, 700);

const query = (i) => ({
  Id: `m${i}`,
  MetricStat: { Metric: { Namespace, MetricName: `metric-${i}`, Dimensions: [{ Name: 'page', Value: '<&>' }] }, Period: 60, Stat: 'Sum' },
});
const range = { StartTime: new Date(Timestamp - 600_000), EndTime: new Date(+Timestamp + 600_000) };
const data = await client.send(new GetMetricDataCommand({ MetricDataQueries: [query(3), query(699)], ...range }));
assert.deepEqual(data.MetricDataResults.map((result) => [result.Label, result.StatusCode, ...result.Values]),
  [['metric-3', 'Complete', 6.5], ['metric-699', 'Complete', 1398.5]]);
assert.equal(+data.MetricDataResults[0].Timestamps[0], Math.floor(Timestamp / 60_000) * 60_000);

await assert.rejects(client.send(new PutMetricDataCommand({ Namespace: 'AWS/Lambda', MetricData })),
  { name: /^InvalidParameterValue/, message: 'The value AWS/ for parameter Namespace is invalid.' });
await assert.rejects(client.send(new ListMetricsCommand({ RecentlyActive: 'P1D' })), /1 validation error detected: Value 'P1D' at 'recentlyActive'/);
