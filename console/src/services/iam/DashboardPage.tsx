import { GetAccountSummaryCommand, IAMClient, ListAccountAliasesCommand } from "@aws-sdk/client-iam";
import Box from "@cloudscape-design/components/box";
import ColumnLayout from "@cloudscape-design/components/column-layout";
import Container from "@cloudscape-design/components/container";
import Grid from "@cloudscape-design/components/grid";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useAccount } from "../../session/Session";
import { useClient } from "../../shared/clients";
import { LoadedView } from "../../shared/LoadedView";
import { RouteLink } from "../../shared/RouteLink";
import { useLoad } from "../../shared/useLoad";
import { AccountPanel } from "./AccountPanel";

const resources = [
  ["User groups", "Groups", "/iam/groups"],
  ["Users", "Users", "/iam/users"],
  ["Roles", "Roles", "/iam/roles"],
  ["Policies", "Policies", "/iam/policies"],
] as const;

export function Component() {
  const client = useClient(IAMClient);
  const account = useAccount();
  const loaded = useLoad(
    async (abortSignal) => {
      const [summary, aliases] = await Promise.all([
        client.send(new GetAccountSummaryCommand({}), { abortSignal }),
        client.send(new ListAccountAliasesCommand({}), { abortSignal }),
      ]);
      return { counts: summary.SummaryMap ?? {}, alias: aliases.AccountAliases?.[0] };
    },
    [client],
  );
  return (
    <SpaceBetween size="l">
      <Header variant="h1">IAM Dashboard</Header>
      <LoadedView loaded={loaded} what="the account's summary">
        {({ counts, alias }) => (
          <Grid gridDefinition={[{ colspan: { default: 12, m: 8 } }, { colspan: { default: 12, m: 4 } }]}>
            <SpaceBetween size="l">
              <Container header={<Header variant="h2" description="Of this account, in every region">IAM resources</Header>}>
                <ColumnLayout columns={4} variant="text-grid" minColumnWidth={120}>
                  {resources.map(([label, key, to]) => (
                    <div key={key}>
                      <Box variant="awsui-key-label">{label}</Box>
                      <Box fontSize="display-l">
                        <RouteLink to={to} fontSize="display-l">
                          {String(counts[key] ?? 0)}
                        </RouteLink>
                      </Box>
                    </div>
                  ))}
                </ColumnLayout>
              </Container>
              <Steps />
            </SpaceBetween>
            <SpaceBetween size="l">
              <AccountPanel account={account} alias={alias} refresh={loaded.refresh} />
              <Tools />
            </SpaceBetween>
          </Grid>
        )}
      </LoadedView>
    </SpaceBetween>
  );
}

function Steps() {
  const step = (to: string, link: string, text: string) => (
    <div>
      <RouteLink to={to}>{link}</RouteLink>
      <Box color="text-body-secondary">{text}</Box>
    </div>
  );
  return (
    <Container header={<Header variant="h2">Give permissions</Header>}>
      <SpaceBetween size="m">
        {step("/iam/roles/create", "Create a role", "For a function, an API or another account: whoever takes it on may do what its policies say.")}
        {step("/iam/users/create", "Create a user", "For a person or a program outside, with access keys of its own.")}
        {step("/iam/policies/create", "Create a policy", "Permissions in one document, to be attached to users, groups and roles.")}
      </SpaceBetween>
    </Container>
  );
}

function Tools() {
  return (
    <Container header={<Header variant="h2">Tools</Header>}>
      <SpaceBetween size="m">
        <div>
          <RouteLink to="/iam/simulator">Policy simulator</RouteLink>
          <Box color="text-body-secondary">Finds out what somebody may do, without doing it.</Box>
        </div>
        <div>
          <RouteLink to="/iam/denied">Why was this denied?</RouteLink>
          <Box color="text-body-secondary">Paste the message of a denial and see which statement is behind it.</Box>
        </div>
      </SpaceBetween>
    </Container>
  );
}
