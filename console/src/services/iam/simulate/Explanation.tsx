import { IAMClient } from "@aws-sdk/client-iam";
import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useClient } from "../../../shared/clients";
import { LoadedView } from "../../../shared/LoadedView";
import { RouteButton } from "../../../shared/RouteButton";
import { RouteLink } from "../../../shared/RouteLink";
import { useLoad } from "../../../shared/useLoad";
import type { Entity } from "../access";
import { entityPath, newInlinePolicyPath, policyPath } from "../paths";
import type { Grant } from "../permissions/grants";
import { Decision, Statements } from "./Decision";
import { type Denial, principalOf } from "./denial";
import { simulate, type Simulation, type Verdict } from "./simulate";

/** Asks the simulator again what was denied, and says what it found. */
export function Explanation({ denial }: { denial: Denial }) {
  const principal = principalOf(denial.principal);
  if (principal.kind === "root") {
    return <Alert type="info">The account&apos;s root may do everything in its account: only a policy of the resource can have denied it.</Alert>;
  }
  if (principal.kind === "unknown") {
    return <Alert type="warning">This principal is no user, group, role or session of a role, so there are no policies of it to look at.</Alert>;
  }
  return <Simulated entity={principal} denial={denial} />;
}

function Simulated({ entity, denial }: { entity: Entity; denial: Denial }) {
  const client = useClient(IAMClient);
  const { action, resource } = denial;
  const simulation = useLoad(
    (signal) => simulate(client, { entity, actions: [action], resources: resource === "*" ? [] : [resource], context: [] }, signal),
    [client, entity.kind, entity.name, action, resource],
  );
  return (
    <LoadedView loaded={simulation} what="the explanation">
      {(found) => <Found entity={entity} denial={denial} simulation={found} verdict={found.verdicts[0]!} />}
    </LoadedView>
  );
}

interface FoundProps {
  entity: Entity;
  denial: Denial;
  simulation: Simulation;
  verdict: Verdict;
}

function Found({ entity, denial, simulation, verdict }: FoundProps) {
  const { action, resource } = denial;
  const mayHelp = verdict.decision === "implicitDeny" && verdict.isWithinBoundary !== false;
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <RouteButton to={`/iam/simulator?${new URLSearchParams({ principal: simulation.arn })}`}>Open in the simulator</RouteButton>
              {mayHelp && <RouteButton to={`${entityPath(entity.kind, entity.name)}/attach`}>Attach policies</RouteButton>}
              {mayHelp && (
                <RouteButton variant="primary" to={newInlinePolicyPath(entity.kind, entity.name, { action, resource })}>
                  Allow it in an inline policy
                </RouteButton>
              )}
            </SpaceBetween>
          }
        >
          Explanation
        </Header>
      }
    >
      <SpaceBetween size="l">
        <KeyValuePairs
          columns={4}
          items={[
            { label: "Who", value: <RouteLink to={entityPath(entity.kind, entity.name)}>{`${entity.kind} ${entity.name}`}</RouteLink> },
            { label: "Action", value: action },
            { label: "Resource", value: resource },
            { label: "By the policies now", value: <Decision verdict={verdict} /> },
          ]}
        />
        <Box>{sentence(denial, entity, simulation, verdict)}</Box>
        {verdict.missingContext.length > 0 && (
          <Alert type="info">
            Conditions ask for {verdict.missingContext.join(", ")}, which the message does not tell. Give the values in the simulator to see whether they decide.
          </Alert>
        )}
        {verdict.statements.length > 0 && <Statements statements={verdict.statements} />}
        {verdict.decision !== "explicitDeny" && simulation.grants.length > 0 && <Considered grants={simulation.grants} />}
      </SpaceBetween>
    </Container>
  );
}

function sentence({ action, resource, reason }: Denial, { kind, name }: Entity, { grants }: Simulation, verdict: Verdict): string {
  const on = resource === "*" ? "" : ` on ${resource}`;
  if (verdict.decision === "explicitDeny") return `A statement with the effect Deny matches ${action}${on}. A Deny counts more than every Allow.`;
  if (verdict.decision === "allowed") {
    return reason?.match(/resource-based|session|trust|boundary/)
      ? `The policies of the ${kind} ${name} allow ${action}${on}, but the message names another kind of policy: ${reason}.`
      : `The policies of the ${kind} ${name} allow ${action}${on} now. They were changed since, or a policy of the session or the resource denied it.`;
  }
  if (verdict.isWithinBoundary === false) return `The permissions boundary of the ${kind} ${name} does not allow ${action}${on}, whatever its policies say.`;
  return grants.length === 0
    ? `The ${kind} ${name} has no policies at all, so nothing allows ${action}${on}. What no statement allows is denied.`
    : `No statement of the ${grants.length === 1 ? "policy" : `${grants.length} policies`} of the ${kind} ${name} allows ${action}${on}. What no statement allows is denied.`;
}

function Considered({ grants }: { grants: readonly Grant[] }) {
  return (
    <div>
      <Box variant="awsui-key-label">Policies that were looked at</Box>
      <SpaceBetween direction="horizontal" size="s">
        {grants.map((g) => (
          <RouteLink key={`${g.holder.name} ${g.arn ?? g.name}`} to={g.arn === undefined ? entityPath(g.holder.kind, g.holder.name) : policyPath(g.arn)}>
            {g.name}
          </RouteLink>
        ))}
      </SpaceBetween>
    </div>
  );
}
