import { APIGatewayClient, DeleteBasePathMappingCommand, type DomainName } from "@aws-sdk/client-api-gateway";
import { type ApiMapping, ApiGatewayV2Client, DeleteApiMappingCommand } from "@aws-sdk/client-apigatewayv2";
import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { DeleteModal } from "../../../shared/DeleteModal";
import { RouteLink } from "../../../shared/RouteLink";
import { useLoad } from "../../../shared/useLoad";
import { type AnyApi, listApis } from "../apis";
import { listMappings, mappedUrl } from "./domains";
import { MappingModal } from "./MappingModal";
import { isBasePath, type Mapped, wholeDomain } from "./mappings";

/** Which paths of a domain lead to which stages. */
export function MappingTable({ domain }: { domain: DomainName }) {
  const client = useClient(APIGatewayClient);
  const v2 = useClient(ApiGatewayV2Client);
  const name = domain.domainName!;
  const [open, setOpen] = useState<{ kind: "add" | "edit" | "delete"; mapping?: Mapped }>();
  const apis = useLoad((signal) => listApis(client, v2, signal), [client, v2]);
  const mappings = useLoad((signal) => listMappings(v2, name, signal), [v2, name]);
  const apiOf = (mapping: ApiMapping) => apis.data?.find((a) => a.id === mapping.ApiId);

  const close = () => setOpen(undefined);

  function openFor(kind: "edit" | "delete", selected: ApiMapping | undefined) {
    if (selected) setOpen({ kind, mapping: { id: selected.ApiMappingId!, api: apiOf(selected), stage: selected.Stage ?? "", path: selected.ApiMappingKey ?? "" } });
  }

  async function remove(mapping: Mapped) {
    if (isBasePath(mapping)) await client.send(new DeleteBasePathMappingCommand({ domainName: name, basePath: mapping.path || wholeDomain }));
    else await v2.send(new DeleteApiMappingCommand({ DomainName: name, ApiMappingId: mapping.id }));
  }

  return (
    <>
      <CollectionTable
        id="apigateway.mappings"
        title="API mappings"
        description="The longest path that fits takes a request."
        noun={["API mapping", "API mappings"]}
        loaded={mappings}
        columns={columnsFor(domain, apiOf)}
        trackBy={(m) => m.ApiMappingKey || wholeDomain}
        selection="single"
        empty={{ text: "Lead a path of the domain to a stage of an API.", action: <Button onClick={() => setOpen({ kind: "add" })}>Add API mapping</Button> }}
        actions={([selected]) => (
          <>
            <Button disabled={!selected || !apis.data} onClick={() => openFor("delete", selected)}>
              Delete
            </Button>
            <Button disabled={!selected || !apis.data} onClick={() => openFor("edit", selected)}>
              Edit
            </Button>
            <Button variant="primary" onClick={() => setOpen({ kind: "add" })}>
              Add API mapping
            </Button>
          </>
        )}
      />
      {(open?.kind === "add" || open?.kind === "edit") && <MappingModal domain={name} apis={apis} before={open.mapping} onSaved={mappings.refresh} onDismiss={close} />}
      {open?.kind === "delete" && (
        <DeleteModal
          noun="API mapping"
          names={[open.mapping!.path || wholeDomain]}
          word="confirm"
          onDelete={() => remove(open.mapping!)}
          onDeleted={mappings.refresh}
          onDismiss={close}
        />
      )}
    </>
  );
}

function columnsFor(domain: DomainName, apiOf: (mapping: ApiMapping) => AnyApi | undefined): readonly Column<ApiMapping>[] {
  return [
    { id: "path", header: "Path", value: (m) => m.ApiMappingKey || wholeDomain, widthPx: 200 },
    {
      id: "api", header: "API", value: (m) => apiOf(m)?.name ?? m.ApiId, widthPx: 240,
      cell: (m) => (apiOf(m) ? <RouteLink to={apiOf(m)!.path}>{apiOf(m)!.name}</RouteLink> : m.ApiId),
    },
    { id: "protocol", header: "Protocol", value: (m) => apiOf(m)?.protocol, widthPx: 120 },
    { id: "stage", header: "Stage", value: (m) => m.Stage ?? "The next part of the path", widthPx: 200 },
    {
      id: "url", header: "Address", value: (m) => mappedUrl(domain, m.ApiMappingKey), widthPx: 460,
      cell: (m) => <Link href={mappedUrl(domain, m.ApiMappingKey)} target="_blank">{mappedUrl(domain, m.ApiMappingKey)}</Link>,
    },
  ];
}
