import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { Decision, decisionName, Statements } from "./Decision";
import type { Verdict } from "./simulate";

/** What a simulation found, one line for each action on each resource. */
export function VerdictTable({ verdicts }: { verdicts: readonly Verdict[] }) {
  const [shown, setShown] = useState<Verdict>();
  return (
    <>
      <CollectionTable
        id="iam.verdicts"
        title="Results"
        noun={["result", "results"]}
        loaded={{ data: verdicts, error: undefined, isLoading: false }}
        columns={columns(setShown)}
        trackBy={(v) => `${v.action} ${v.resource}`}
      />
      {shown && (
        <Modal visible size="large" header={`${shown.action} on ${shown.resource}`} onDismiss={() => setShown(undefined)}>
          <SpaceBetween size="m">
            <Decision verdict={shown} />
            <Statements statements={shown.statements} />
          </SpaceBetween>
        </Modal>
      )}
    </>
  );
}

function countOf({ statements }: Verdict): string {
  return statements.length === 1 ? "1 statement" : `${statements.length} statements`;
}

function columns(show: (verdict: Verdict) => void): readonly Column<Verdict>[] {
  return [
    { id: "action", header: "Action", value: (v) => v.action, widthPx: 240 },
    { id: "resource", header: "Resource", value: (v) => v.resource, widthPx: 320 },
    { id: "decision", header: "Permission", value: decisionName, cell: (v) => <Decision verdict={v} />, widthPx: 280 },
    {
      id: "statements", header: "Matched statements", value: (v) => v.statements.length, widthPx: 200,
      cell: (v) =>
        v.statements.length > 0 ? (
          <Button variant="inline-link" ariaLabel={`${countOf(v)} about ${v.action}`} onClick={() => show(v)}>
            {countOf(v)}
          </Button>
        ) : (
          <Box color="text-body-secondary">None</Box>
        ),
    },
    { id: "missing", header: "Missing context keys", value: (v) => v.missingContext.join(", ") || undefined },
  ];
}
