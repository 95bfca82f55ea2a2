"""Every kind of thing that HTTP and WebSocket APIs have, made, read, changed and deleted through boto3."""
import datetime
import json
import os
import urllib.error
import urllib.request

import boto3
from botocore.exceptions import ClientError

url = os.environ["AWS_ENDPOINT_URL"]
gateway, cloudwatch = (boto3.client(name, endpoint_url=url) for name in ("apigatewayv2", "cloudwatch"))


def refused(code, call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error
        return error.response["Error"]["Message"]
    raise AssertionError(f"{call} was not refused")


# 1. An HTTP API with all its parts.
api = gateway.create_api(
    Name="parts", ProtocolType="HTTP", Description="all of it", Version="7", Tags={"team": "red"},
    CorsConfiguration={"AllowOrigins": ["https://a.example"], "AllowMethods": ["GET"], "MaxAge": 5, "AllowCredentials": True})
ApiId = api["ApiId"]
assert api["RouteSelectionExpression"] == "$request.method $request.path" and api["ApiKeySelectionExpression"] == "$request.header.x-api-key", api
assert gateway.update_api(ApiId=ApiId, Name="renamed")["Description"] == "all of it"
gateway.delete_cors_configuration(ApiId=ApiId)
assert "CorsConfiguration" not in gateway.get_api(ApiId=ApiId)

authorizer = gateway.create_authorizer(
    ApiId=ApiId, Name="jwt", AuthorizerType="JWT", IdentitySource=["$request.header.Authorization"],
    JwtConfiguration={"Issuer": "https://issuer.example", "Audience": ["app"]})["AuthorizerId"]
assert gateway.update_authorizer(ApiId=ApiId, AuthorizerId=authorizer, Name="tokens")["JwtConfiguration"]["Audience"] == ["app"]
integration = gateway.create_integration(
    ApiId=ApiId, IntegrationType="HTTP_PROXY", IntegrationMethod="ANY", IntegrationUri="http://127.0.0.1:9/", PayloadFormatVersion="1.0",
    RequestParameters={"append:header.a": "$request.header.b"}, ResponseParameters={"500": {"overwrite:statuscode": "502"}})["IntegrationId"]
assert gateway.update_integration(ApiId=ApiId, IntegrationId=integration, TimeoutInMillis=1234)["ResponseParameters"] == {"500": {"overwrite:statuscode": "502"}}
route = gateway.create_route(
    ApiId=ApiId, RouteKey="GET /a", Target=f"integrations/{integration}", AuthorizationType="JWT", AuthorizerId=authorizer, AuthorizationScopes=["read"])["RouteId"]
assert gateway.get_route(ApiId=ApiId, RouteId=route)["AuthorizationScopes"] == ["read"]
assert gateway.update_route(ApiId=ApiId, RouteId=route, AuthorizationType="NONE")["RouteKey"] == "GET /a"
deployment = gateway.create_deployment(ApiId=ApiId, Description="first")["DeploymentId"]
gateway.create_stage(ApiId=ApiId, StageName="v1", DeploymentId=deployment, StageVariables={"a": "b"}, RouteSettings={"GET /a": {"ThrottlingRateLimit": 5.5, "ThrottlingBurstLimit": 2}})
assert gateway.get_stage(ApiId=ApiId, StageName="v1")["RouteSettings"]["GET /a"]["ThrottlingRateLimit"] == 5.5
gateway.delete_route_settings(ApiId=ApiId, StageName="v1", RouteKey="GET /a")
assert gateway.update_stage(ApiId=ApiId, StageName="v1", Description="changed")["StageVariables"] == {"a": "b"}
arn = f"arn:aws:apigateway:us-east-1::/apis/{ApiId}"
gateway.tag_resource(ResourceArn=arn, Tags={"size": "small"})
gateway.untag_resource(ResourceArn=arn, TagKeys=["team"])
assert gateway.get_tags(ResourceArn=arn)["Tags"] == {"size": "small"}
for kind in ["apis", "authorizers", "integrations", "routes", "deployments", "stages"]:
    arguments = {} if kind == "apis" else {"ApiId": ApiId}
    assert len(getattr(gateway, f"get_{kind}")(**arguments)["Items"]) == 1, kind

# Nobody listens behind the route; its figures are CloudWatch's at once.
try:
    urllib.request.urlopen(f"{url}/_aws/execute-api/{ApiId}/v1/a")
    raise AssertionError("Nobody should have answered.")
except urllib.error.HTTPError as unavailable:
    assert (unavailable.code, unavailable.read()) == (503, b'{"message":"Service Unavailable"}'), unavailable
of_stage = [{"Name": "ApiId", "Value": ApiId}, {"Name": "Stage", "Value": "v1"}]
found = {m["MetricName"] for m in cloudwatch.list_metrics(Namespace="AWS/ApiGateway", Dimensions=of_stage)["Metrics"]}
assert found == {"Count", "4xx", "5xx", "Latency", "IntegrationLatency", "DataProcessed"}, found
now = datetime.datetime.now(datetime.timezone.utc)
counted = cloudwatch.get_metric_statistics(
    Namespace="AWS/ApiGateway", MetricName="5xx", Dimensions=of_stage, Period=3600, Statistics=["Sum"],
    StartTime=now - datetime.timedelta(hours=1), EndTime=now + datetime.timedelta(minutes=1))
assert sum(point["Sum"] for point in counted["Datapoints"]) == 1, counted

# 2. Out as a definition, and in again, over it and beside it.
for output in ("YAML", "JSON"):
    exported = gateway.export_api(ApiId=ApiId, Specification="OAS30", OutputType=output)["body"].read().decode()
    assert gateway.import_api(Body=exported, FailOnWarnings=True)["Name"] == "renamed"
assert gateway.reimport_api(ApiId=ApiId, Body=exported)["ApiId"] == ApiId
assert json.loads(exported)["paths"]["/a"]["get"]["x-amazon-apigateway-integration"]["timeoutInMillis"] == 1234

# 3. A WebSocket API with all that only those have.
socket = gateway.create_api(Name="chat", ProtocolType="WEBSOCKET", RouteSelectionExpression="$request.body.action")["ApiId"]
model = gateway.create_model(ApiId=socket, Name="Message", Schema='{"type": "object"}', ContentType="application/json")["ModelId"]
assert gateway.update_model(ApiId=socket, ModelId=model, Description="said")["Schema"] == '{"type": "object"}'
assert gateway.get_model_template(ApiId=socket, ModelId=model)["Value"]
mock = gateway.create_integration(ApiId=socket, IntegrationType="MOCK", RequestTemplates={"200": '{"statusCode": 200}'}, TemplateSelectionExpression="200")["IntegrationId"]
answer = gateway.create_integration_response(ApiId=socket, IntegrationId=mock, IntegrationResponseKey="/2\\d\\d/", ResponseTemplates={"$default": "ok"})["IntegrationResponseId"]
assert gateway.update_integration_response(ApiId=socket, IntegrationId=mock, IntegrationResponseId=answer, IntegrationResponseKey="$default")["ResponseTemplates"] == {"$default": "ok"}
said = gateway.create_route(ApiId=socket, RouteKey="say", Target=f"integrations/{mock}", RequestModels={"$default": "Message"})["RouteId"]
response = gateway.create_route_response(ApiId=socket, RouteId=said, RouteResponseKey="$default")["RouteResponseId"]
assert gateway.get_route_responses(ApiId=socket, RouteId=said)["Items"][0]["RouteResponseId"] == response
gateway.delete_route_response(ApiId=socket, RouteId=said, RouteResponseId=response)
gateway.delete_integration_response(ApiId=socket, IntegrationId=mock, IntegrationResponseId=answer)

# 4. A domain of one's own.
gateway.create_domain_name(DomainName="api.example.com", DomainNameConfigurations=[{"CertificateArn": "arn:aws:acm:us-east-1:000000000000:certificate/1", "EndpointType": "REGIONAL"}])
mapping = gateway.create_api_mapping(DomainName="api.example.com", ApiId=ApiId, Stage="v1", ApiMappingKey="shop")["ApiMappingId"]
assert gateway.get_api_mappings(DomainName="api.example.com")["Items"][0]["ApiMappingId"] == mapping
gateway.delete_api_mapping(DomainName="api.example.com", ApiMappingId=mapping)
if hasattr(gateway, "create_routing_rule"):
    # boto3 before 1.38 knows no routing rules.
    rest = boto3.client("apigateway", endpoint_url=url)
    target = rest.create_rest_api(name="ruled")["id"]
    root = rest.get_resources(restApiId=target)["items"][0]["id"]
    rest.put_method(restApiId=target, resourceId=root, httpMethod="GET", authorizationType="NONE")
    rest.put_integration(restApiId=target, resourceId=root, httpMethod="GET", type="MOCK", requestTemplates={"application/json": '{"statusCode": 200}'})
    rest.put_method_response(restApiId=target, resourceId=root, httpMethod="GET", statusCode="200")
    rest.put_integration_response(restApiId=target, resourceId=root, httpMethod="GET", statusCode="200", responseTemplates={"application/json": "ruled"})
    rest.create_deployment(restApiId=target, stageName="prod")
    assert gateway.update_domain_name(DomainName="api.example.com", RoutingMode="ROUTING_RULE_ONLY")["RoutingMode"] == "ROUTING_RULE_ONLY"
    assert rest.get_domain_name(domainName="api.example.com")["routingMode"] == "ROUTING_RULE_ONLY"
    rule = {
        "DomainName": "api.example.com", "Priority": 50,
        "Conditions": [{"MatchHeaders": {"AnyOf": [{"Header": "x-version", "ValueGlob": "be*"}]}}, {"MatchBasePaths": {"AnyOf": ["shop"]}}],
        "Actions": [{"InvokeApi": {"ApiId": target, "Stage": "prod", "StripBasePath": True}}]}
    made = gateway.create_routing_rule(**rule)
    assert made["Conditions"] == rule["Conditions"] and made["Actions"] == rule["Actions"], made
    refused("ConflictException", gateway.create_routing_rule, **rule)
    gateway.put_routing_rule(**{**rule, "Priority": 7, "RoutingRuleId": made["RoutingRuleId"]})
    assert [one["Priority"] for one in gateway.list_routing_rules(DomainName="api.example.com")["RoutingRules"]] == [7]
    call = urllib.request.Request(url + "/shop", headers={"Host": "api.example.com", "x-version": "beta"})
    assert urllib.request.urlopen(call).read() == b"ruled"
    gateway.delete_routing_rule(DomainName="api.example.com", RoutingRuleId=made["RoutingRuleId"])
    refused("NotFoundException", gateway.get_routing_rule, DomainName="api.example.com", RoutingRuleId=made["RoutingRuleId"])
gateway.delete_domain_name(DomainName="api.example.com")

# 5. What is refused, as the SDK has it.
assert "not formatted properly" in refused("BadRequestException", gateway.create_route, ApiId=ApiId, RouteKey="INVALID")
refused("NotFoundException", gateway.get_api, ApiId="missing")
refused("ConflictException", gateway.create_stage, ApiId=ApiId, StageName="v1")
refused("BadRequestException", gateway.create_authorizer, ApiId=socket, Name="x", AuthorizerType="JWT", IdentitySource=["$request.header.A"])
subtype = refused("BadRequestException", gateway.create_integration, ApiId=ApiId, IntegrationType="AWS_PROXY", IntegrationSubtype="SQS-SendMessage", PayloadFormatVersion="1.0")
assert "SQS-SendMessage" in subtype, subtype

# 6. And all of it goes.
for one in gateway.get_apis()["Items"]:
    gateway.delete_api(ApiId=one["ApiId"])
assert gateway.get_apis()["Items"] == []
print("done")
