// OpenAPI definitions that tests of API Gateway begin with.

/** A REST API whose GET /pets answers the value of the stage variable "from". */
export const mockApi = (title, description = "") => JSON.stringify({
  openapi: "3.0.1",
  info: { title, description, version: "1" },
  paths: {
    "/pets": {
      get: {
        responses: { 200: { description: "pets", content: {} } },
        "x-amazon-apigateway-integration": {
          type: "mock", requestTemplates: { "application/json": '{"statusCode": 200}' },
          responses: { default: { statusCode: "200", responseTemplates: { "application/json": '{"from": "$stageVariables.from"}' } } },
        },
      },
    },
  },
});

/** An HTTP API whose routes lead to a URL. */
export const httpApi = (title, ...routes) => JSON.stringify({
  openapi: "3.0.1",
  info: { title, version: "1" },
  paths: Object.fromEntries(routes.map((path) => [path, {
    get: {
      responses: { default: { description: "anything" } },
      "x-amazon-apigateway-integration": { type: "http_proxy", httpMethod: "GET", uri: "https://example.com/pets", payloadFormatVersion: "1.0" },
    },
  }])),
});
