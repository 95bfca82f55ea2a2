import { LambdaClient } from "@aws-sdk/client-lambda";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { RouteButton } from "../../../shared/RouteButton";
import { RouteLink } from "../../../shared/RouteLink";
import { useLoad } from "../../../shared/useLoad";
import { loadStatements, type Statement } from "../configuration/statements";
import { apiLink, newApiLink } from "../../links";

/** A service that may invoke the function, and for what. */
interface Invoker {
  sid: string;
  service: string;
  source: string | undefined;
  /** The API's id, where it is one. */
  api: string | undefined;
}

const columns: readonly Column<Invoker>[] = [
  { id: "service", header: "Service", value: (i) => i.service, widthPx: 200 },
  {
    id: "api", header: "API", value: (i) => i.api, widthPx: 160,
    cell: (i) => {
      const link = i.api ? apiLink(i.api) : undefined;
      return link ? <RouteLink to={link}>{i.api!}</RouteLink> : (i.api ?? "-");
    },
  },
  { id: "source", header: "For", value: (i) => i.source, widthPx: 420 },
  { id: "sid", header: "Statement ID", value: (i) => i.sid },
];

/** The services that the function's policy lets in, such as API Gateway for a method of an API. */
export function ApiTriggers({ name }: { name: string }) {
  const client = useClient(LambdaClient);
  const link = newApiLink();
  const statements = useLoad(async (signal) => (await loadStatements(client, name, signal)).flatMap(invokerOf), [client, name]);
  return (
    <CollectionTable
      id="lambda.invokers"
      title="Services that may invoke the function"
      description="By the statements of its resource-based policy, which the tab Permissions has"
      noun={["service", "services"]}
      loaded={statements}
      columns={columns}
      trackBy={(i) => i.sid}
      isFiltered={false}
      empty={{ text: "An integration of API Gateway asks for the permission when it is made.", action: link && <RouteButton to={link}>Create API</RouteButton> }}
    />
  );
}

function invokerOf({ Sid, Principal, Condition }: Statement): Invoker[] {
  const service = (Principal as { Service?: string } | undefined)?.Service;
  if (!service) return [];
  const conditions = Object.values((Condition ?? {}) as Record<string, Record<string, string>>);
  const source = conditions.map((c) => c["AWS:SourceArn"] ?? c["aws:SourceArn"]).find((arn) => arn !== undefined);
  const [, api] = /^arn:[^:]+:execute-api:[^:]*:[^:]*:([^/]+)/.exec(source ?? "") ?? [];
  return [{ sid: Sid, service: service.replace(/\.amazonaws\.com$/, ""), source, api }];
}
