"""A chat by the book: a WebSocket API whose functions keep connections in a table and post to all of them, and an HTTP API to read it."""
import io
import json
import os
import zipfile

import boto3

CODE = '''
import json
import os

import boto3

TABLE = boto3.resource("dynamodb").Table("connections")
MESSAGES = boto3.resource("dynamodb").Table("messages")

def socket(event, context):
    context = event["requestContext"]
    connection = context["connectionId"]
    if context["eventType"] == "CONNECT":
        TABLE.put_item(Item={"id": connection, "name": event["queryStringParameters"]["name"]})
        return {"statusCode": 200}
    if context["eventType"] == "DISCONNECT":
        TABLE.delete_item(Key={"id": connection})
        return {"statusCode": 200}
    name = TABLE.get_item(Key={"id": connection})["Item"]["name"]
    text = json.loads(event["body"])["text"]
    MESSAGES.put_item(Item={"id": context["messageId"], "name": name, "text": text})
    management = boto3.client(
        "apigatewaymanagementapi",
        endpoint_url=os.environ["AWS_ENDPOINT_URL"] + "/_aws/execute-api/" + context["apiId"] + "/" + context["stage"])
    for other in TABLE.scan()["Items"]:
        management.post_to_connection(ConnectionId=other["id"], Data=json.dumps({"name": name, "text": text}).encode())
    return {"statusCode": 200}

def history(event, context):
    return [{"name": item["name"], "text": item["text"]} for item in MESSAGES.scan()["Items"]]
'''
TRUST = {"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
POLICY = {"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Action": "execute-api:ManageConnections", "Resource": "arn:aws:execute-api:us-east-1:000000000000:*/prod/*"}]}
ACCOUNT = "000000000000"


def client(name):
    return boto3.client(name, endpoint_url=os.environ["AWS_ENDPOINT_URL"])


def table(name):
    client("dynamodb").create_table(
        TableName=name, BillingMode="PAY_PER_REQUEST", KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}])


def function(name, handler, role, source):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as package:
        package.writestr("app.py", CODE)
    functions = client("lambda")
    arn = functions.create_function(
        FunctionName=name, Runtime="python3.12", Handler=handler, Role=role, Timeout=30, Code={"ZipFile": archive.getvalue()})["FunctionArn"]
    functions.get_waiter("function_active_v2").wait(FunctionName=name)
    functions.add_permission(
        FunctionName=name, StatementId="gateway", Action="lambda:InvokeFunction", Principal="apigateway.amazonaws.com", SourceArn=source)
    return arn


gateway = client("apigatewayv2")
iam = client("iam")
table("connections")
table("messages")
role = iam.create_role(RoleName="chat", AssumeRolePolicyDocument=json.dumps(TRUST))["Role"]["Arn"]
iam.attach_role_policy(RoleName="chat", PolicyArn="arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess")
iam.put_role_policy(RoleName="chat", PolicyName="post", PolicyDocument=json.dumps(POLICY))

chat = gateway.create_api(Name="chat", ProtocolType="WEBSOCKET", RouteSelectionExpression="$request.body.action")["ApiId"]
handler = function("chat", "app.socket", role, f"arn:aws:execute-api:us-east-1:{ACCOUNT}:{chat}/*/*")
integration = gateway.create_integration(
    ApiId=chat, IntegrationType="AWS_PROXY", IntegrationMethod="POST",
    IntegrationUri=f"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{handler}/invocations")["IntegrationId"]
for key in ["$connect", "$disconnect", "say"]:
    gateway.create_route(ApiId=chat, RouteKey=key, Target="integrations/" + integration)
deployment = gateway.create_deployment(ApiId=chat)["DeploymentId"]
gateway.create_stage(ApiId=chat, StageName="prod", DeploymentId=deployment)

reader = function("history", "app.history", role, f"arn:aws:execute-api:us-east-1:{ACCOUNT}:*")
history = gateway.create_api(Name="history", ProtocolType="HTTP", Target=reader)

# What an SDK makes of our errors.
try:
    gateway.get_route(ApiId=chat, RouteId="missing")
except gateway.exceptions.NotFoundException as refused:
    assert refused.response["Error"]["Message"] == "Invalid Route identifier specified missing", refused
exported = gateway.export_api(ApiId=history["ApiId"], Specification="OAS30", OutputType="JSON")["body"].read()
assert json.loads(exported)["openapi"] == "3.0.1"
assert gateway.get_paginator("get_routes").paginate(ApiId=chat, PaginationConfig={"PageSize": 2}).build_full_result()["Items"][2]
print(json.dumps({"chat": chat, "history": history["ApiId"], "endpoint": history["ApiEndpoint"]}))
