import type { TableDescription } from "@aws-sdk/client-dynamodb";
import Button from "@cloudscape-design/components/button";
import Checkbox from "@cloudscape-design/components/checkbox";
import ColumnLayout from "@cloudscape-design/components/column-layout";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { type Keys, keysOf, keyText } from "../tables";
import { ConditionFields } from "./ConditionFields";
import { FilterFields } from "./FilterFields";
import { emptyExploration, type Exploration, sortOperators } from "./request";
import { Results } from "./Results";

/** Scan or query of one table, and what it found. A table that is opened is scanned at once. */
export function Explorer({ table }: { table: TableDescription }) {
  const [form, setForm] = useState<Exploration>(emptyExploration);
  const [run, setRun] = useState<Exploration>(emptyExploration);
  const keys = keysOf(table, form.index);
  const change = (part: Partial<Exploration>) => setForm((before) => ({ ...before, ...part }));
  return (
    <SpaceBetween size="l">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          // Also what is the same again is run again.
          setRun({ ...form });
        }}
      >
        <Container
          header={<Header variant="h2">Scan or query items</Header>}
          footer={
            <SpaceBetween direction="horizontal" size="xs">
              <Button variant="primary" formAction="submit">
                Run
              </Button>
              <Button formAction="none" onClick={() => setForm(emptyExploration)}>
                Reset
              </Button>
            </SpaceBetween>
          }
        >
          <SpaceBetween size="m">
            <ColumnLayout columns={2}>
              <SegmentedControl
                label="Scan or query"
                selectedId={form.kind}
                options={[
                  { id: "scan", text: "Scan" },
                  { id: "query", text: "Query" },
                ]}
                onChange={({ detail }) => change({ kind: detail.selectedId as Exploration["kind"] })}
              />
              <IndexSelect table={table} index={form.index} onChange={(index) => change({ index })} />
            </ColumnLayout>
            {form.kind === "query" && <QueryFields keys={keys} form={form} onChange={change} />}
            <FilterFields filters={form.filters} onChange={(filters) => change({ filters })} />
          </SpaceBetween>
        </Container>
      </form>
      <Results table={table} exploration={run} />
    </SpaceBetween>
  );
}

function IndexSelect({ table, index, onChange }: { table: TableDescription; index: string | undefined; onChange(index: string | undefined): void }) {
  const names = [...(table.GlobalSecondaryIndexes ?? []), ...(table.LocalSecondaryIndexes ?? [])].map((i) => i.IndexName!);
  const ofTable = { value: "", label: `Table - ${table.TableName}` };
  const options = [ofTable, ...names.map((value) => ({ value, label: `Index - ${value}` }))];
  return (
    <Select
      ariaLabel="Table or index"
      selectedOption={options.find((o) => o.value === (index ?? "")) ?? ofTable}
      options={options}
      onChange={({ detail }) => onChange(detail.selectedOption.value || undefined)}
    />
  );
}

function QueryFields({ keys, form, onChange }: { keys: Keys; form: Exploration; onChange(part: Partial<Exploration>): void }) {
  return (
    <SpaceBetween size="m">
      <FormField label={`Partition key: ${keyText(keys.partition)}`}>
        <Input
          ariaLabel="Partition key value"
          placeholder="Enter partition key value"
          value={form.partitionValue}
          spellcheck={false}
          onChange={({ detail }) => onChange({ partitionValue: detail.value })}
        />
      </FormField>
      {keys.sort && (
        <FormField label={<>Sort key: {keyText(keys.sort)} <i>- optional</i></>} stretch>
          <ConditionFields label="sort key" condition={form.sort} operators={sortOperators} onChange={(part) => onChange({ sort: { ...form.sort, ...part } })} />
        </FormField>
      )}
      {keys.sort && (
        <Checkbox checked={form.isDescending} onChange={({ detail }) => onChange({ isDescending: detail.checked })}>
          Sort descending
        </Checkbox>
      )}
    </SpaceBetween>
  );
}
