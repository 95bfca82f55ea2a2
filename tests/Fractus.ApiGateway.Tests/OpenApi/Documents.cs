namespace Fractus.ApiGateway.Tests.OpenApi;

/// <summary>Documents that the tests import.</summary>
internal static class Documents
{
    /// <summary>One with everything: OpenAPI 3.0 with all the extensions that there are.</summary>
    public const string Everything = """
        {
          "openapi": "3.0.1",
          "info": { "title": "Library", "description": "Books and readers", "version": "2.1" },
          "servers": [{ "url": "https://example.org/{basePath}", "variables": { "basePath": { "default": "a/b" } } }],
          "x-amazon-apigateway-request-validators": {
            "all": { "validateRequestBody": true, "validateRequestParameters": true },
            "body": { "validateRequestBody": true, "validateRequestParameters": false }
          },
          "x-amazon-apigateway-request-validator": "all",
          "x-amazon-apigateway-binary-media-types": ["image/png", "image/jpeg"],
          "x-amazon-apigateway-minimum-compression-size": 1000,
          "x-amazon-apigateway-api-key-source": "AUTHORIZER",
          "x-amazon-apigateway-policy": {
            "Version": "2012-10-17",
            "Statement": [{ "Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/*" }]
          },
          "x-amazon-apigateway-gateway-responses": {
            "DEFAULT_4XX": {
              "statusCode": "404",
              "responseParameters": { "gatewayresponse.header.X-Why": "'because'" },
              "responseTemplates": { "application/json": "{\"why\": $context.error.messageString}" }
            }
          },
          "security": [{ "token": [] }],
          "paths": {
            "/books": {
              "get": {
                "operationId": "ListBooks",
                "parameters": [
                  { "name": "title", "in": "query", "required": true, "schema": { "type": "string" } },
                  { "name": "X-Trace", "in": "header", "schema": { "type": "string" } }
                ],
                "responses": {
                  "200": {
                    "description": "Books",
                    "headers": { "X-Count": { "schema": { "type": "string" } } },
                    "content": { "application/json": { "schema": { "type": "array", "items": { "$ref": "#/components/schemas/Book" } } } }
                  }
                },
                "x-amazon-apigateway-integration": {
                  "type": "http",
                  "httpMethod": "GET",
                  "uri": "https://backend.example/${stageVariables.path}/books",
                  "requestParameters": { "integration.request.querystring.t": "method.request.querystring.title" },
                  "cacheKeyParameters": ["method.request.querystring.title"],
                  "cacheNamespace": "books",
                  "passthroughBehavior": "when_no_templates",
                  "timeoutInMillis": 5000,
                  "responses": {
                    "default": { "statusCode": "200", "responseParameters": { "method.response.header.X-Count": "'1'" } }
                  }
                }
              },
              "post": {
                "security": [{ "sigv4": [] }, { "key": [] }],
                "x-amazon-apigateway-request-validator": "body",
                "requestBody": { "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Book" } }, "application/xml": { "schema": { "$ref": "#/components/schemas/Author" } } } },
                "responses": { "201": { "description": "Made" }, "400": { "description": "Not made" } },
                "x-amazon-apigateway-integration": {
                  "type": "aws_proxy",
                  "httpMethod": "POST",
                  "uri": "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:books/invocations",
                  "contentHandling": "CONVERT_TO_TEXT",
                  "passthroughBehavior": "when_no_match"
                }
              }
            },
            "/books/{isbn}": {
              "parameters": [{ "name": "isbn", "in": "path", "required": true, "schema": { "type": "string" } }],
              "x-amazon-apigateway-any-method": {
                "security": [],
                "responses": { "200": { "description": "Any" } },
                "x-amazon-apigateway-integration": { "$ref": "#/components/x-amazon-apigateway-integrations/mocked" }
              }
            },
            "/readers/{proxy+}": {
              "get": {
                "security": [{ "pool": ["readers/read"] }],
                "parameters": [{ "name": "proxy", "in": "path", "required": true, "schema": { "type": "string" } }],
                "responses": {},
                "x-amazon-apigateway-integration": { "type": "http_proxy", "httpMethod": "ANY", "uri": "https://backend.example/{proxy}", "requestParameters": { "integration.request.path.proxy": "method.request.path.proxy" } }
              }
            }
          },
          "components": {
            "x-amazon-apigateway-integrations": {
              "mocked": {
                "type": "mock",
                "requestTemplates": { "application/json": "{\"statusCode\": 200}" },
                "responses": {
                  "default": { "statusCode": "200", "responseTemplates": { "application/json": "{\"isbn\": \"$input.params('isbn')\"}" } },
                  "4\\d{2}": { "statusCode": "404" }
                }
              }
            },
            "schemas": {
              "Book": {
                "type": "object",
                "required": ["title"],
                "example": { "title": "none" },
                "properties": { "title": { "type": "string", "maxLength": 100, "nullable": true }, "by": { "$ref": "#/components/schemas/Author" } }
              },
              "Author": { "type": "object", "description": "Who wrote it", "properties": { "name": { "type": "string" }, "books": { "type": "array", "items": { "$ref": "#/components/schemas/Book" } } } }
            },
            "securitySchemes": {
              "token": {
                "type": "apiKey", "name": "X-Token", "in": "header", "x-amazon-apigateway-authtype": "custom",
                "x-amazon-apigateway-authorizer": {
                  "type": "token", "authorizerResultTtlInSeconds": 60, "identityValidationExpression": "^t-[a-z]+$",
                  "authorizerUri": "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:auth/invocations"
                }
              },
              "pool": {
                "type": "apiKey", "name": "Authorization", "in": "header", "x-amazon-apigateway-authtype": "cognito_user_pools",
                "x-amazon-apigateway-authorizer": { "type": "cognito_user_pools", "providerARNs": ["arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_abc"] }
              },
              "sigv4": { "type": "apiKey", "name": "Authorization", "in": "header", "x-amazon-apigateway-authtype": "awsSigv4" },
              "key": { "type": "apiKey", "name": "x-api-key", "in": "header" }
            }
          },
          "x-amazon-apigateway-documentation": {
            "version": "1",
            "documentationParts": [
              { "location": { "type": "API" }, "properties": { "description": "All about books" } },
              { "location": { "type": "METHOD", "path": "/books", "method": "GET" }, "properties": { "summary": "Lists books" } }
            ]
          }
        }
        """;

    /// <summary>Version 2, in YAML with an anchor.</summary>
    public const string Swagger = """
        swagger: "2.0"
        info: {title: Pets, version: 1.0.0}
        basePath: /v1/store
        consumes: [application/json]
        produces: [application/json]
        paths:
          /pets/{id}:
            get: &get
              operationId: GetPet
              parameters:
                - {name: id, in: path, required: true, type: string}
              responses:
                200:
                  description: A pet
                  schema: {$ref: '#/definitions/Pet'}
              x-amazon-apigateway-integration:
                type: mock
                requestTemplates:
                  application/json: '{"statusCode": 200}'
                responses:
                  default: {statusCode: 200}
            delete: *get
            put:
              parameters:
                - {name: id, in: path, required: true, type: string}
                - name: pet
                  in: body
                  schema: {$ref: '#/definitions/Pet'}
              responses: {default: {description: any}}
              x-amazon-apigateway-integration:
                type: http_proxy
                httpMethod: PUT
                uri: http://127.0.0.1/pets
        definitions:
          Pet: {type: object, properties: {name: {type: string}, age: {type: integer, minimum: 0}}}
        """;
}
