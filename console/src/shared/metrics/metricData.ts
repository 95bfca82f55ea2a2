import { type CloudWatchClient, type MetricDataQuery, paginateGetMetricData } from "@aws-sdk/client-cloudwatch";

/** One line of a chart. */
export interface Series {
  label: string;
  metric: string;
  /** Such as "Sum", "Average" or "p99". */
  stat: string;
  dimensions: Readonly<Record<string, string>>;
}

/** One chart of a page. */
export interface Chart {
  title: string;
  /** What the numbers are, such as "Count" or "Milliseconds". */
  unit: string;
  series: readonly Series[];
}

export interface Point {
  x: Date;
  y: number;
}

/** The points of each series of each chart, in their order. */
export type ChartData = readonly (readonly (readonly Point[])[])[];

/** A stretch of time, and the seconds that one point of it is about. */
export interface Range {
  fromMs: number;
  toMs: number;
  periodSeconds: number;
}

/** Reads all charts of a page at once. */
export async function readCharts(
  client: CloudWatchClient, namespace: string, charts: readonly Chart[], range: Range, abortSignal: AbortSignal,
): Promise<ChartData> {
  const found = new Map<string, Point[]>();
  const input = {
    MetricDataQueries: charts.flatMap((chart, c) => chart.series.map((series, s) => queryOf(idOf(c, s), namespace, series, range.periodSeconds))),
    StartTime: new Date(range.fromMs),
    EndTime: new Date(range.toMs),
    ScanBy: "TimestampAscending" as const,
  };
  for await (const { MetricDataResults = [] } of paginateGetMetricData({ client }, input, { abortSignal })) {
    for (const { Id = "", Timestamps = [], Values = [] } of MetricDataResults) {
      const points = Timestamps.map((x, i) => ({ x: new Date(x), y: Values[i] ?? 0 }));
      found.set(Id, [...(found.get(Id) ?? []), ...points]);
    }
  }
  return charts.map((chart, c) => chart.series.map(({ stat }, s) => drawn(found.get(idOf(c, s)) ?? [], stat, range)));
}

// A sum over a time without values is nothing; any other value that stands alone becomes a stroke, for a line of one point cannot be seen.
function drawn(points: readonly Point[], stat: string, { fromMs, toMs, periodSeconds }: Range): readonly Point[] {
  const periodMs = periodSeconds * 1000;
  if (points.length === 0) return points;
  if (stat === "Sum") {
    const values = new Map(points.map((p) => [p.x.getTime(), p.y]));
    return Array.from({ length: (toMs - fromMs) / periodMs }, (_, i) => fromMs + i * periodMs).map((ms) => ({ x: new Date(ms), y: values.get(ms) ?? 0 }));
  }
  return points.flatMap((p, i) => {
    const next = points[i + 1];
    const isFollowed = next !== undefined && next.x.getTime() - p.x.getTime() <= periodMs;
    return isFollowed ? [p] : [p, { x: new Date(p.x.getTime() + periodMs * 0.9), y: p.y }];
  });
}

function idOf(chart: number, series: number): string {
  return `c${chart}s${series}`;
}

function queryOf(Id: string, Namespace: string, { metric, stat, dimensions }: Series, Period: number): MetricDataQuery {
  const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
  return { Id, MetricStat: { Metric: { Namespace, MetricName: metric, Dimensions }, Period, Stat: stat } };
}
