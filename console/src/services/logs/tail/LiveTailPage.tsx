import { CloudWatchLogsClient, paginateDescribeLogGroups } from "@aws-sdk/client-cloudwatch-logs";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import Multiselect from "@cloudscape-design/components/multiselect";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useSearchParams } from "react-router-dom";
import { useClient } from "../../../shared/clients";
import { errorText } from "../../../shared/errors";
import { collect, useLoad } from "../../../shared/useLoad";
import { LiveTailPanel } from "./LiveTailPanel";

const mostGroups = 10;

export function Component() {
  const client = useClient(CloudWatchLogsClient);
  const [parameters] = useSearchParams();
  const [groups, setGroups] = useState<readonly string[]>(() => parameters.getAll("group"));
  const [pattern, setPattern] = useState("");
  const all = useLoad((abortSignal) => collect(paginateDescribeLogGroups({ client }, {}, { abortSignal }), (page) => page.logGroups), [client]);
  const names = new Set([...groups, ...(all.data ?? []).map((g) => g.logGroupName!)]);
  const options = [...names].map((value) => ({ value, label: value, disabled: groups.length >= mostGroups && !groups.includes(value) }));
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description="Log events as they are written. A change of the fields counts from the next start.">
        Live tail
      </Header>
      <Container header={<Header variant="h2">Filter</Header>}>
        <SpaceBetween size="l">
          <FormField label="Log groups" description={`Up to ${mostGroups}`} errorText={all.error ? errorText(all.error) : undefined}>
            <Multiselect
              selectedOptions={options.filter((o) => groups.includes(o.value))}
              options={options}
              placeholder="Choose log groups"
              empty="There are no log groups"
              filteringType="auto"
              statusType={all.isLoading ? "loading" : "finished"}
              onChange={({ detail }) => setGroups(detail.selectedOptions.map((o) => o.value ?? ""))}
            />
          </FormField>
          <FormField label={<>Filter pattern <i>- optional</i></>} description={'Such as ERROR, "two words", or { $.level = "warn" }'}>
            <Input type="search" value={pattern} spellcheck={false} onChange={({ detail }) => setPattern(detail.value)} />
          </FormField>
        </SpaceBetween>
      </Container>
      <LiveTailPanel groups={groups} pattern={pattern} />
    </SpaceBetween>
  );
}
