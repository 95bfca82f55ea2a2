import { CloudWatchLogsClient, type FilteredLogEvent } from "@aws-sdk/client-cloudwatch-logs";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import DateRangePicker, { type DateRangePickerProps } from "@cloudscape-design/components/date-range-picker";
import FormField from "@cloudscape-design/components/form-field";
import Grid from "@cloudscape-design/components/grid";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMemo, useState } from "react";
import { useClient } from "../../shared/clients";
import { CollectionTable, type Column } from "../../shared/CollectionTable";
import { useFlash } from "../../shared/flash";
import { Preformatted } from "../../shared/Preformatted";
import { useLoad } from "../../shared/useLoad";
import { type EventQuery, type FoundEvents, readEvents } from "./readEvents";

const columns: readonly Column<FilteredLogEvent>[] = [
  { id: "time", header: "Timestamp", value: (e) => e.timestamp, cell: (e) => new Date(e.timestamp ?? 0).toISOString(), widthPx: 230 },
  { id: "message", header: "Message", value: (e) => e.message, cell: (e) => <Preformatted>{(e.message ?? "").trimEnd()}</Preformatted>, widthPx: 760 },
  { id: "stream", header: "Log stream", value: (e) => e.logStreamName, isOptional: true },
];

const ranges: readonly DateRangePickerProps.RelativeOption[] = [
  { key: "1m", type: "relative", amount: 1, unit: "minute" },
  { key: "30m", type: "relative", amount: 30, unit: "minute" },
  { key: "1h", type: "relative", amount: 1, unit: "hour" },
  { key: "12h", type: "relative", amount: 12, unit: "hour" },
  { key: "7d", type: "relative", amount: 7, unit: "day" },
];

const unitMs = { second: 1e3, minute: 60e3, hour: 3600e3, day: 86_400e3, week: 7 * 86_400e3, month: 30 * 86_400e3, year: 365 * 86_400e3 };

/** The events of a group, or of one of its streams, by pattern and time. */
export function EventsView({ group, stream }: { group: string; stream?: string }) {
  const [pattern, setPattern] = useState("");
  const [range, setRange] = useState<DateRangePickerProps.Value | null>(null);
  const [query, setQuery] = useState<EventQuery>({ group, stream, pattern: "", fromMs: undefined, toMs: undefined });
  const run = (nextRange: DateRangePickerProps.Value | null) => setQuery({ group, stream, pattern, ...timesOf(nextRange) });
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Filter events</Header>}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            run(range);
          }}
        >
          <Grid gridDefinition={[{ colspan: { default: 12, s: 6 } }, { colspan: { default: 8, s: 4 } }, { colspan: { default: 4, s: 2 } }]}>
            <FormField label="Filter pattern" description={'Such as ERROR, "two words", or { $.level = "warn" }'} stretch>
              <Input type="search" value={pattern} spellcheck={false} onChange={({ detail }) => setPattern(detail.value)} />
            </FormField>
            <FormField label="Time range" description={<>&nbsp;</>} stretch>
              <DateRangePicker
                value={range}
                relativeOptions={ranges}
                isValidRange={() => ({ valid: true })}
                placeholder="All time"
                onChange={({ detail }) => {
                  setRange(detail.value);
                  run(detail.value);
                }}
              />
            </FormField>
            <FormField label={<>&nbsp;</>} description={<>&nbsp;</>}>
              <Button formAction="submit">Search</Button>
            </FormField>
          </Grid>
        </form>
      </Container>
      <Events query={query} />
    </SpaceBetween>
  );
}

function Events({ query }: { query: EventQuery }) {
  const client = useClient(CloudWatchLogsClient);
  const flash = useFlash();
  const first = useLoad((signal) => readEvents(client, query, undefined, signal), [client, query]);
  const [more, setMore] = useState<{ of: FoundEvents; found: FoundEvents }>();
  const [isReadingOn, setReadingOn] = useState(false);
  // What was read on belongs to one first page, and goes with it.
  const found = more && more.of === first.data ? more.found : first.data;
  const loaded = useMemo(() => ({ ...first, data: found?.events }), [first, found]);

  async function readMore() {
    if (!found || !first.data) return;
    setReadingOn(true);
    try {
      setMore({ of: first.data, found: await readEvents(client, query, found, new AbortController().signal) });
    } catch (error) {
      flash.error("Could not read on", error);
    } finally {
      setReadingOn(false);
    }
  }

  return (
    <CollectionTable
      id="logs.events"
      title="Log events"
      noun={["event", "events"]}
      loaded={loaded}
      columns={columns}
      trackBy={(e) => e.eventId ?? ""}
      empty={{ text: "No event matches in this time." }}
      actions={() =>
        found?.next && (
          <Button loading={isReadingOn} onClick={() => void readMore()}>
            Load more
          </Button>
        )
      }
    />
  );
}

function timesOf(range: DateRangePickerProps.Value | null): { fromMs: number | undefined; toMs: number | undefined } {
  if (range === null) return { fromMs: undefined, toMs: undefined };
  if (range.type === "absolute") return { fromMs: Date.parse(range.startDate), toMs: Date.parse(range.endDate) };
  return { fromMs: Date.now() - range.amount * unitMs[range.unit], toMs: undefined };
}
