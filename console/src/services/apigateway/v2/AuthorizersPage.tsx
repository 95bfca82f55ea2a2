import { ApiGatewayV2Client, type Authorizer, DeleteAuthorizerCommand } from "@aws-sdk/client-apigatewayv2";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { DeleteModal } from "../../../shared/DeleteModal";
import { useLoad } from "../../../shared/useLoad";
import { AuthorizerModal } from "./AuthorizerModal";
import { listAuthorizers, useV2Api, V2Header } from "./v2Api";

const columns: readonly Column<Authorizer>[] = [
  { id: "name", header: "Name", value: (a) => a.Name, widthPx: 150 },
  { id: "type", header: "Type", value: (a) => (a.AuthorizerType === "JWT" ? "JWT" : "Lambda"), widthPx: 100 },
  { id: "source", header: "Identity sources", value: (a) => a.IdentitySource?.join(", "), widthPx: 230 },
  { id: "issuer", header: "Issuer or function", value: (a) => a.JwtConfiguration?.Issuer ?? a.AuthorizerUri, widthPx: 300 },
  { id: "audience", header: "Audience", value: (a) => a.JwtConfiguration?.Audience?.join(", "), widthPx: 130 },
  { id: "id", header: "Authorizer ID", value: (a) => a.AuthorizerId, widthPx: 140 },
];

export function Component() {
  const { id } = useV2Api();
  const client = useClient(ApiGatewayV2Client);
  const [open, setOpen] = useState<{ kind: "create" | "edit" | "delete"; authorizer?: Authorizer }>();
  const authorizers = useLoad((signal) => listAuthorizers(client, id, signal), [client, id]);
  return (
    <SpaceBetween size="l">
      <V2Header>Authorization</V2Header>
      <CollectionTable
        id="apigateway.v2-authorizers"
        title="Authorizers"
        description="Attach an authorizer to a route on the page Routes."
        noun={["authorizer", "authorizers"]}
        loaded={authorizers}
        columns={columns}
        trackBy={(a) => a.AuthorizerId!}
        selection="single"
        empty={{ text: "An authorizer decides who may call a route.", action: <Button onClick={() => setOpen({ kind: "create" })}>Create authorizer</Button> }}
        actions={([authorizer]) => (
          <>
            <Button disabled={!authorizer} onClick={() => setOpen({ kind: "delete", authorizer })}>
              Delete
            </Button>
            <Button disabled={!authorizer} onClick={() => setOpen({ kind: "edit", authorizer })}>
              Edit
            </Button>
            <Button variant="primary" onClick={() => setOpen({ kind: "create" })}>
              Create authorizer
            </Button>
          </>
        )}
      />
      {(open?.kind === "create" || open?.kind === "edit") && (
        <AuthorizerModal authorizer={open.authorizer} onSaved={authorizers.refresh} onDismiss={() => setOpen(undefined)} />
      )}
      {open?.kind === "delete" && (
        <DeleteModal
          noun="authorizer"
          names={[open.authorizer!.Name!]}
          word="confirm"
          onDelete={() => client.send(new DeleteAuthorizerCommand({ ApiId: id, AuthorizerId: open.authorizer!.AuthorizerId }))}
          onDeleted={authorizers.refresh}
          onDismiss={() => setOpen(undefined)}
        />
      )}
    </SpaceBetween>
  );
}
