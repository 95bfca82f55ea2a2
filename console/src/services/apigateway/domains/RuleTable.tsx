import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { ApiGatewayV2Client, type RoutingRule } from "@aws-sdk/client-apigatewayv2";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { DeleteModal } from "../../../shared/DeleteModal";
import { RouteLink } from "../../../shared/RouteLink";
import { useLoad } from "../../../shared/useLoad";
import { type AnyApi, listApis } from "../apis";
import { stagePath } from "../paths";
import { RuleModal } from "./RuleModal";
import { actionText, conditionText, deleteRule, listRules } from "./rules";

/** Which requests to a domain lead to which stages, by their headers and base paths. */
export function RuleTable({ domain }: { domain: string }) {
  const client = useClient(APIGatewayClient);
  const v2 = useClient(ApiGatewayV2Client);
  const [open, setOpen] = useState<{ kind: "add" | "edit" | "delete"; rule?: RoutingRule }>();
  const apis = useLoad((signal) => listApis(client, v2, signal), [client, v2]);
  const rules = useLoad((signal) => listRules(v2, domain, signal), [v2, domain]);
  const close = () => setOpen(undefined);
  // The next priority is one that no rule has.
  const add = (variant: "primary" | "normal") => (
    <Button variant={variant} disabled={!rules.data} onClick={() => setOpen({ kind: "add" })}>
      Add routing rule
    </Button>
  );

  return (
    <>
      <CollectionTable
        id="apigateway.routing-rules"
        title="Routing rules"
        description="The first rule whose conditions are all met takes a request: the one with the least priority."
        noun={["routing rule", "routing rules"]}
        loaded={rules}
        columns={columnsFor((rule) => apis.data?.find((a) => a.id === rule.Actions?.[0]?.InvokeApi?.ApiId))}
        trackBy={(r) => String(r.Priority)}
        selection="single"
        empty={{ text: "Lead requests to a stage of a REST API by their headers and base paths.", action: add("normal") }}
        actions={([rule]) => (
          <>
            <Button disabled={!rule} onClick={() => setOpen({ kind: "delete", rule })}>
              Delete
            </Button>
            <Button disabled={!rule} onClick={() => setOpen({ kind: "edit", rule })}>
              Edit
            </Button>
            {add("primary")}
          </>
        )}
      />
      {(open?.kind === "add" || open?.kind === "edit") && (
        <RuleModal domain={domain} apis={apis} rules={rules.data ?? []} before={open.rule} onSaved={rules.refresh} onDismiss={close} />
      )}
      {open?.kind === "delete" && (
        <DeleteModal
          noun="routing rule"
          names={[String(open.rule!.Priority)]}
          word="confirm"
          consequence="Requests that it takes lead to what comes after it, if anything does."
          onDelete={() => deleteRule(v2, domain, open.rule!)}
          onDeleted={rules.refresh}
          onDismiss={close}
        />
      )}
    </>
  );
}

function columnsFor(apiOf: (rule: RoutingRule) => AnyApi | undefined): readonly Column<RoutingRule>[] {
  return [
    { id: "priority", header: "Priority", value: (r) => r.Priority, widthPx: 120 },
    { id: "conditions", header: "Conditions", value: conditionText, widthPx: 460 },
    {
      id: "action", header: "Action", value: (r) => actionText(r, apiOf(r)), widthPx: 420,
      cell: (r) => {
        const { ApiId, Stage } = r.Actions?.[0]?.InvokeApi ?? {};
        return <RouteLink to={stagePath(ApiId!, Stage!)}>{actionText(r, apiOf(r))}</RouteLink>;
      },
    },
    { id: "id", header: "Rule ID", value: (r) => r.RoutingRuleId, widthPx: 140 },
  ];
}
