"""A WebSocket API that asks for a key, chooses a subprotocol, and is measured, set up and read through boto3."""
import base64
import datetime
import http.client
import json
import os
import urllib.parse

import boto3

url = urllib.parse.urlsplit(os.environ["AWS_ENDPOINT_URL"])
gateway, plans, cloudwatch, iam = (
    boto3.client(name, endpoint_url=url.geturl()) for name in ("apigatewayv2", "apigateway", "cloudwatch", "iam"))
VALUE = "a-key-of-twenty-characters-and-more"
TRUST = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "apigateway.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
WRITE = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "logs:*", "Resource": "*"}]}

# 1. The account's role for logs, and an API whose handshake is a mock's to answer.
role = iam.create_role(RoleName="logs", AssumeRolePolicyDocument=json.dumps(TRUST))["Role"]["Arn"]
iam.put_role_policy(RoleName="logs", PolicyName="write", PolicyDocument=json.dumps(WRITE))
plans.update_account(patchOperations=[{"op": "replace", "path": "/cloudwatchRoleArn", "value": role}])
ApiId = gateway.create_api(Name="keyed", ProtocolType="WEBSOCKET", RouteSelectionExpression="$request.body.action")["ApiId"]
mock = gateway.create_integration(ApiId=ApiId, IntegrationType="MOCK", RequestTemplates={"$default": '{"statusCode": 200}'})["IntegrationId"]
chosen = {"method.response.header.Sec-WebSocket-Protocol": "'chat.v2'"}
response = gateway.create_integration_response(ApiId=ApiId, IntegrationId=mock, IntegrationResponseKey="$default", ResponseParameters=chosen)
assert gateway.get_integration_response(ApiId=ApiId, IntegrationId=mock, IntegrationResponseId=response["IntegrationResponseId"])["ResponseParameters"] == chosen
assert gateway.create_route(ApiId=ApiId, RouteKey="$connect", Target=f"integrations/{mock}", ApiKeyRequired=True)["ApiKeyRequired"] is True
stage = gateway.create_stage(
    ApiId=ApiId, StageName="prod", AutoDeploy=True, DefaultRouteSettings={"LoggingLevel": "INFO", "DataTraceEnabled": True, "DetailedMetricsEnabled": True})
assert stage["DefaultRouteSettings"] == {"LoggingLevel": "INFO", "DataTraceEnabled": True, "DetailedMetricsEnabled": True}, stage

# 2. A plan that lets one handshake through.
plan = plans.create_usage_plan(name="one", apiStages=[{"apiId": ApiId, "stage": "prod"}], quota={"limit": 1, "period": "MONTH"})["id"]
key = plans.create_api_key(name="k", enabled=True, value=VALUE)["id"]
plans.create_usage_plan_key(usagePlanId=plan, keyId=key, keyType="API_KEY")


def handshake(**headers):
    connection = http.client.HTTPConnection(url.hostname, url.port)
    connection.request("GET", f"/_aws/execute-api/{ApiId}/prod", headers={
        "Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": base64.b64encode(bytes(16)).decode(), "Sec-WebSocket-Protocol": "chat.v1, chat.v2", **headers})
    answer = connection.getresponse()
    refusal = json.loads(answer.read())["message"] if answer.status != 101 else None
    protocol = answer.getheader("Sec-WebSocket-Protocol")
    connection.close()
    return answer.status, protocol, refusal


# 3. Without the key, with it, and once more than the plan lets it.
assert handshake() == (403, None, "Forbidden")
assert handshake(**{"x-api-key": VALUE}) == (101, "chat.v2", None)
assert handshake(**{"x-api-key": VALUE}) == (429, None, "Limit Exceeded")

# 4. What was counted, by the plan and by CloudWatch.
today = datetime.datetime.now(datetime.timezone.utc)
day = today.strftime("%Y-%m-%d")
assert plans.get_usage(usagePlanId=plan, startDate=day, endDate=day)["items"] == {key: [[1, 0]]}
counted = cloudwatch.get_metric_statistics(
    Namespace="AWS/ApiGateway", MetricName="ConnectCount", Period=3600, Statistics=["Sum"],
    Dimensions=[{"Name": "ApiId", "Value": ApiId}, {"Name": "Route", "Value": "$connect"}, {"Name": "Stage", "Value": "prod"}],
    StartTime=today - datetime.timedelta(hours=1), EndTime=today + datetime.timedelta(minutes=1))
assert sum(point["Sum"] for point in counted["Datapoints"]) == 1, counted
print("done")
