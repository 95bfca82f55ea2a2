import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { RouteButton } from "../../../shared/RouteButton";

const types = [
  {
    name: "REST API", to: "/apigateway/apis/create-rest",
    text: "Complete control over requests and responses: mapping templates, models and validation, API keys and usage plans, test invocations.",
    worksWith: "Lambda, HTTP, services of this cloud, mock responses",
  },
  {
    name: "HTTP API", to: "/apigateway/apis/create-http", importTo: "/apigateway/apis/import-http",
    text: "The short way to a function or an endpoint: routes, JWT authorizers, CORS, stages that deploy themselves.",
    worksWith: "Lambda, HTTP",
  },
  {
    name: "WebSocket API", to: "/apigateway/apis/create-websocket",
    text: "Connections that stay open, for chats and dashboards: messages are led to functions by what is in them.",
    worksWith: "Lambda, HTTP, mock responses",
  },
] as const;

/** The kinds of API that there are. */
export function Component() {
  return (
    <SpaceBetween size="l">
      <Header variant="h1">Choose an API type</Header>
      {types.map((type) => (
        <Container key={type.name} header={<Header variant="h2">{type.name}</Header>}>
          <SpaceBetween size="m">
            <Box>{type.text}</Box>
            <div>
              <Box variant="awsui-key-label">Works with the following</Box>
              <Box>{type.worksWith}</Box>
            </div>
            <Box float="right">
              <SpaceBetween direction="horizontal" size="xs">
                {"importTo" in type && (
                  <RouteButton to={type.importTo} ariaLabel={`Import ${type.name}`}>
                    Import
                  </RouteButton>
                )}
                <RouteButton variant="primary" to={type.to} ariaLabel={`Build ${type.name}`}>
                  Build
                </RouteButton>
              </SpaceBetween>
            </Box>
          </SpaceBetween>
        </Container>
      ))}
    </SpaceBetween>
  );
}
