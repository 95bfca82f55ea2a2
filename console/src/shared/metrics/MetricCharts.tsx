import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Grid from "@cloudscape-design/components/grid";
import Header from "@cloudscape-design/components/header";
import LineChart from "@cloudscape-design/components/line-chart";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useClient } from "../clients";
import { LoadedView } from "../LoadedView";
import { useLoad } from "../useLoad";
import { type Chart, type Point, type Range, readCharts } from "./metricData";

const spans = [
  { id: "1h", text: "1h", minutes: 60, periodSeconds: 60 },
  { id: "3h", text: "3h", minutes: 180, periodSeconds: 60 },
  { id: "12h", text: "12h", minutes: 720, periodSeconds: 300 },
  { id: "1d", text: "1d", minutes: 1440, periodSeconds: 300 },
  { id: "1w", text: "1w", minutes: 10_080, periodSeconds: 3600 },
] as const;

type Span = (typeof spans)[number];

interface MetricChartsProps {
  namespace: string;
  /** Made once: they are read anew where they change. */
  charts: readonly Chart[];
}

/** Charts of CloudWatch's metrics, over a time that the person chooses. */
export function MetricCharts({ namespace, charts }: MetricChartsProps) {
  const client = useClient(CloudWatchClient);
  const [span, setSpan] = useState<Span>(spans[0]);
  const loaded = useLoad(
    async (signal) => {
      const range = rangeOf(span);
      return { range, data: await readCharts(client, namespace, charts, range, signal) };
    },
    [client, namespace, charts, span],
  );
  return (
    <SpaceBetween size="m">
      <Header
        variant="h2"
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <SegmentedControl
              label="Time range"
              selectedId={span.id}
              options={spans.map(({ id, text }) => ({ id, text }))}
              onChange={({ detail }) => setSpan(spans.find((s) => s.id === detail.selectedId) ?? spans[0])}
            />
            <Button iconName="refresh" ariaLabel="Refresh metrics" loading={loaded.isLoading} onClick={loaded.refresh} />
          </SpaceBetween>
        }
      >
        CloudWatch metrics
      </Header>
      <LoadedView loaded={loaded} what="the metrics">
        {({ range, data }) => (
          <Grid gridDefinition={charts.map(() => ({ colspan: { default: 12, m: 6 } }))}>
            {charts.map((chart, i) => (
              <ChartPanel key={chart.title} chart={chart} points={data[i] ?? []} range={range} />
            ))}
          </Grid>
        )}
      </LoadedView>
    </SpaceBetween>
  );
}

function ChartPanel({ chart: { title, unit, series }, points, range }: { chart: Chart; points: readonly (readonly Point[])[]; range: Range }) {
  const highest = Math.max(0, ...points.flat().map((p) => p.y));
  return (
    <Container header={<Header variant="h3">{title}</Header>} fitHeight>
      <LineChart
        height={160}
        hideFilter
        xScaleType="time"
        xDomain={[new Date(range.fromMs), new Date(range.toMs)]}
        yDomain={[0, highest === 0 ? 1 : highest * 1.1]}
        xTickFormatter={(x) => x.toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit" })}
        yTitle={unit}
        ariaLabel={title}
        series={series.map(({ label }, i) => ({ type: "line", title: label, data: points[i] ?? [] }))}
        empty={<Box color="text-body-secondary">Nothing was recorded in this time.</Box>}
      />
    </Container>
  );
}

// Ends of whole periods, so that the newest point is not a part of one.
function rangeOf({ minutes, periodSeconds }: Span): Range {
  const periodMs = periodSeconds * 1000;
  const toMs = Math.ceil(Date.now() / periodMs) * periodMs;
  return { fromMs: toMs - minutes * 60_000, toMs, periodSeconds };
}
