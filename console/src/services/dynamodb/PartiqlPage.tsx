import { DynamoDBClient, ExecuteStatementCommand } from "@aws-sdk/client-dynamodb";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMemo, useState } from "react";
import { AsCode } from "../../shared/AsCode";
import { useClient } from "../../shared/clients";
import { CollectionTable, type Column } from "../../shared/CollectionTable";
import { CodeEditor } from "../../shared/editor/CodeEditor";
import { useFlash } from "../../shared/flash";
import { Preformatted } from "../../shared/Preformatted";
import { UnsavedGuard } from "../../shared/unsaved";
import { dynamodbCall } from "./calls";
import { type Item, itemToPlain, valueText } from "./items/attributeValues";

interface Row {
  id: number;
  item: Item;
}

interface Answer {
  statement: string;
  items: readonly Item[];
  next: string | undefined;
}

const beginning = 'SELECT * FROM "table"';

export function Component() {
  const client = useClient(DynamoDBClient);
  const flash = useFlash();
  const [statement, setStatement] = useState(beginning);
  const [lastRun, setLastRun] = useState(beginning);
  const [answer, setAnswer] = useState<Answer>();
  const [isRunning, setRunning] = useState(false);

  async function run(before?: Answer) {
    setRunning(true);
    const text = before?.statement ?? statement;
    try {
      const { Items = [], NextToken } = await client.send(new ExecuteStatementCommand({ Statement: text, NextToken: before?.next }));
      if (!before) setLastRun(text);
      setAnswer({ statement: text, items: [...(before?.items ?? []), ...Items], next: NextToken });
      if (!before) flash.success(`The statement was run. ${Items.length === 1 ? "1 item" : `${Items.length} items`} returned.`);
    } catch (error) {
      flash.error("The statement was not run", error);
    } finally {
      setRunning(false);
    }
  }

  return (
    <SpaceBetween size="l">
      <Header variant="h1" description="Read and change items with statements of PartiQL, a language like SQL">
        PartiQL editor
      </Header>
      <Container
        footer={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="primary" loading={isRunning} onClick={() => void run()}>
              Run
            </Button>
            <Button onClick={() => setStatement("")}>Clear</Button>
          </SpaceBetween>
        }
      >
        <CodeEditor label="Statement" language="text" value={statement} heightPx={160} onChange={setStatement} onSave={() => void run()} />
      </Container>
      <AsCode calls={[dynamodbCall("ExecuteStatement", { Statement: statement })]} />
      <UnsavedGuard isDirty={() => statement !== "" && statement !== lastRun} />
      {answer && <StatementResults answer={answer} isRunning={isRunning} onMore={() => void run(answer)} />}
    </SpaceBetween>
  );
}

function StatementResults({ answer, isRunning, onMore }: { answer: Answer; isRunning: boolean; onMore(): void }) {
  const [view, setView] = useState("table");
  const rows = useMemo(() => answer.items.map((item, id) => ({ id, item })), [answer]);
  const columns = useMemo(() => columnsOf(answer.items), [answer]);
  const actions = (
    <SpaceBetween direction="horizontal" size="xs">
      {answer.next && (
        <Button loading={isRunning} onClick={onMore}>
          Retrieve next page
        </Button>
      )}
      <SegmentedControl
        label="View of the results"
        selectedId={view}
        options={[
          { id: "table", text: "Table view" },
          { id: "json", text: "JSON view" },
        ]}
        onChange={({ detail }) => setView(detail.selectedId)}
      />
    </SpaceBetween>
  );
  if (view === "json") {
    return (
      <Container header={<Header variant="h2" counter={`(${rows.length})`} actions={actions}>Items returned</Header>}>
        <Preformatted label="Items as JSON" scrolls>
          {JSON.stringify(answer.items.map(itemToPlain), null, 2)}
        </Preformatted>
      </Container>
    );
  }
  return (
    <CollectionTable
      id="dynamodb.partiql"
      title="Items returned"
      noun={["item", "items"]}
      loaded={{ data: rows, error: undefined, isLoading: isRunning }}
      columns={columns}
      trackBy={(row) => String(row.id)}
      actions={() => actions}
      empty={{ text: "The statement returned no items." }}
    />
  );
}

function columnsOf(items: readonly Item[]): readonly Column<Row>[] {
  const names = [...new Set(items.flatMap((item) => Object.keys(item)))];
  const shown = names.length > 0 ? names : ["Item"];
  return shown.map((name) => ({
    id: name,
    header: name,
    value: (row) => (row.item[name] ? valueText(row.item[name]) : undefined),
  }));
}
