import { APIGatewayClient, DeleteGatewayResponseCommand, type GatewayResponse, GetGatewayResponsesCommand } from "@aws-sdk/client-api-gateway";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useClient } from "../../../../shared/clients";
import { CollectionTable, type Column } from "../../../../shared/CollectionTable";
import { useFlash } from "../../../../shared/flash";
import { RouteLink } from "../../../../shared/RouteLink";
import { useLoad } from "../../../../shared/useLoad";
import { restPath } from "../../paths";
import { ApiHeader, useRestApi } from "../restApi";

/** What the gateway itself answers, where a request does not come to an integration's response. */
export function Component() {
  const { id } = useRestApi();
  const client = useClient(APIGatewayClient);
  const flash = useFlash();
  const responses = useLoad(async (abortSignal) => (await client.send(new GetGatewayResponsesCommand({ restApiId: id, limit: 500 }), { abortSignal })).items ?? [], [client, id]);
  const columns: readonly Column<GatewayResponse>[] = [
    { id: "type", header: "Response type", value: (r) => r.responseType, cell: (r) => <RouteLink to={restPath(id, `gateway-responses/${r.responseType}`)}>{r.responseType}</RouteLink>, widthPx: 320 },
    { id: "status", header: "Status code", value: (r) => r.statusCode, cell: (r) => r.statusCode ?? "Default", widthPx: 130 },
    { id: "kind", header: "Settings", value: (r) => (r.defaultResponse ? "Default" : "Customized"), widthPx: 140 },
    { id: "headers", header: "Response headers", value: (r) => Object.keys(r.responseParameters ?? {}).length, widthPx: 150 },
  ];

  async function reset(responseType: GatewayResponse["responseType"]) {
    try {
      await client.send(new DeleteGatewayResponseCommand({ restApiId: id, responseType }));
      flash.success(`Successfully reset the gateway response '${responseType}' to its default.`);
      responses.refresh();
    } catch (error) {
      flash.error("The gateway response was not reset", error);
    }
  }

  return (
    <SpaceBetween size="l">
      <ApiHeader>Gateway responses</ApiHeader>
      <CollectionTable
        id="apigateway.responses"
        title="Gateway responses"
        description="What callers get where no integration answers: refused authorization, a missing key, a body that is not valid."
        noun={["gateway response", "gateway responses"]}
        loaded={responses}
        columns={columns}
        trackBy={(r) => r.responseType!}
        selection="single"
        actions={([selected]) => (
          <Button disabled={!selected || selected.defaultResponse} onClick={() => void reset(selected?.responseType)}>
            Reset to default
          </Button>
        )}
      />
    </SpaceBetween>
  );
}
