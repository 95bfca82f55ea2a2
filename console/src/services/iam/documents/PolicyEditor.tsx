import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useMemo } from "react";
import { CodeEditor } from "../../../shared/editor/CodeEditor";
import { checkPolicy, type PolicyKind, type Problem } from "./check";
import { withNewStatement } from "./document";

interface PolicyEditorProps {
  label: string;
  kind: PolicyKind;
  value: string;
  onChange(text: string): void;
  /** How many characters IAM takes, without blanks. */
  mostCharacters: number;
  heightPx?: number;
}

const newStatement: Record<PolicyKind, object> = {
  identity: { Effect: "Allow", Action: [], Resource: [] },
  trust: { Effect: "Allow", Principal: {}, Action: "sts:AssumeRole" },
};

/** A policy as JSON, with what is wrong with it shown in place and listed below. */
export function PolicyEditor({ label, kind, value, onChange, mostCharacters, heightPx = 360 }: PolicyEditorProps) {
  const problems = useMemo(() => checkPolicy(value, kind), [value, kind]);
  const size = value.replace(/\s/g, "").length;
  return (
    <SpaceBetween size="xs">
      <CodeEditor label={label} language="json" value={value} onChange={onChange} problems={problems} heightPx={heightPx} />
      <SpaceBetween direction="horizontal" size="l" alignItems="center">
        <Button
          iconName="add-plus"
          formAction="none"
          onClick={() => {
            const text = withNewStatement(value, newStatement[kind]);
            if (text) onChange(text);
          }}
        >
          Add new statement
        </Button>
        <Box color={size > mostCharacters ? "text-status-error" : "text-body-secondary"}>
          {size} of {mostCharacters} characters, without blanks
        </Box>
      </SpaceBetween>
      <Problems problems={problems} text={value} />
    </SpaceBetween>
  );
}

function Problems({ problems, text }: { problems: readonly Problem[]; text: string }) {
  return (
    <div role="region" aria-label="Problems of the policy" aria-live="polite">
      {problems.length === 0 && <StatusIndicator type="success">No problems found</StatusIndicator>}
      <SpaceBetween size="xxs">
        {problems.map((problem, i) => (
          <StatusIndicator key={i} type={problem.severity} iconAriaLabel={problem.severity}>
            {place(text, problem.from)}: {problem.message}
          </StatusIndicator>
        ))}
      </SpaceBetween>
    </div>
  );
}

function place(text: string, at: number): string {
  const before = text.slice(0, at).split("\n");
  return `Ln ${before.length}, Col ${before.at(-1)!.length + 1}`;
}
