import type { Chart } from "../../../shared/metrics/metricData";

/** The charts that people know from a function's monitor. */
export function functionCharts(name: string): readonly Chart[] {
  const dimensions = { FunctionName: name };
  const series = (label: string, metric: string, stat: string) => ({ label, metric, stat, dimensions });
  return [
    { title: "Invocations", unit: "Count", series: [series("Invocations", "Invocations", "Sum")] },
    {
      title: "Duration",
      unit: "Milliseconds",
      series: [series("Minimum", "Duration", "Minimum"), series("Average", "Duration", "Average"), series("Maximum", "Duration", "Maximum")],
    },
    { title: "Errors and throttles", unit: "Count", series: [series("Errors", "Errors", "Sum"), series("Throttles", "Throttles", "Sum")] },
    { title: "Total concurrent executions", unit: "Count", series: [series("Concurrent executions", "ConcurrentExecutions", "Maximum")] },
    {
      title: "Asynchronous invocations",
      unit: "Count",
      series: [series("Received", "AsyncEventsReceived", "Sum"), series("Dropped", "AsyncEventsDropped", "Sum")],
    },
    { title: "Iterator age", unit: "Milliseconds", series: [series("Maximum", "IteratorAge", "Maximum")] },
  ];
}
