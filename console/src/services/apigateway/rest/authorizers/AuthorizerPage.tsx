import { APIGatewayClient, type Authorizer, DeleteAuthorizerCommand } from "@aws-sdk/client-api-gateway";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useNavigate } from "react-router-dom";
import { useClient } from "../../../../shared/clients";
import { DeleteModal } from "../../../../shared/DeleteModal";
import { Facts } from "../../../../shared/Facts";
import { useNameOf } from "../../../../shared/names";
import { RouteButton } from "../../../../shared/RouteButton";
import { authorizerPath, restPath } from "../../paths";
import { ApiHeader, useRestApi } from "../restApi";
import { authorizerFormOf, authorizerTypeNames, isCognito } from "./authorizers";
import { LoadedAuthorizer } from "./LoadedAuthorizer";
import { TestAuthorizer } from "./TestAuthorizer";

export function Component() {
  return <LoadedAuthorizer>{(authorizer) => <Details authorizer={authorizer} />}</LoadedAuthorizer>;
}

function Details({ authorizer }: { authorizer: Authorizer }) {
  const { id } = useRestApi();
  const client = useClient(APIGatewayClient);
  const navigate = useNavigate();
  const [isDeleting, setDeleting] = useState(false);
  useNameOf(authorizer.id!, authorizer.name);
  const form = authorizerFormOf(authorizer);
  return (
    <SpaceBetween size="l">
      <ApiHeader
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={() => setDeleting(true)}>Delete</Button>
            <RouteButton to={`${authorizerPath(id, authorizer.id!)}/edit`}>Edit</RouteButton>
          </SpaceBetween>
        }
      >
        {authorizer.name}
      </ApiHeader>
      <Container header={<Header variant="h2">Authorizer details</Header>}>
        <Facts
          columns={3}
          items={[
            { label: "Authorizer ID", value: authorizer.id },
            { label: "Authorizer type", value: authorizerTypeNames[form.type] },
            { label: form.type === "REQUEST" ? "Identity sources" : "Token source", value: form.identity || "-" },
            ...(isCognito(form)
              ? []
              : [
                  { label: "Token validation", value: form.validation || "-" },
                  { label: "Authorization caching", value: form.isCached ? `${form.ttlSeconds} seconds` : "Off" },
                ]),
          ]}
          long={
            isCognito(form)
              ? [{ label: "Cognito user pools", value: form.pools }]
              : [
                  { label: "Lambda function", value: form.functionArn || "-" },
                  { label: "Lambda invoke role", value: form.role || "-" },
                ]
          }
        />
      </Container>
      <TestAuthorizer authorizer={authorizer} />
      {isDeleting && (
        <DeleteModal
          noun="authorizer"
          names={[authorizer.name!]}
          word="confirm"
          onDelete={() => client.send(new DeleteAuthorizerCommand({ restApiId: id, authorizerId: authorizer.id }))}
          onDeleted={() => navigate(restPath(id, "authorizers"))}
          onDismiss={() => setDeleting(false)}
        />
      )}
    </SpaceBetween>
  );
}
