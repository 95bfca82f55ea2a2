import Box from "@cloudscape-design/components/box";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { Preformatted } from "../../../shared/Preformatted";
import { prettyJson } from "../../../shared/format";
import type { MatchedStatement, Verdict } from "./simulate";

const names = { allowed: "Allowed", explicitDeny: "Denied by a statement", implicitDeny: "Denied: no statement allows it" } as const;

export function decisionName({ decision }: Pick<Verdict, "decision">): string {
  return names[decision];
}

export function Decision({ verdict }: { verdict: Pick<Verdict, "decision"> }) {
  return <StatusIndicator type={verdict.decision === "allowed" ? "success" : "error"}>{decisionName(verdict)}</StatusIndicator>;
}

/** The statements that decided. */
export function Statements({ statements }: { statements: readonly MatchedStatement[] }) {
  return (
    <SpaceBetween size="s">
      {statements.map((statement, i) => (
        <div key={i}>
          <Box variant="awsui-key-label">Statement of the policy {statement.policy}</Box>
          {statement.text !== undefined && (
            <Preformatted label={`Statement of ${statement.policy}`} scrolls>
              {prettyJson(statement.text)}
            </Preformatted>
          )}
        </div>
      ))}
    </SpaceBetween>
  );
}
