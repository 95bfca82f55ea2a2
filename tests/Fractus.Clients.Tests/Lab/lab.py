"""The first lab through boto3. Called twice: 'before' and 'after' the server was killed in the middle."""
import json
import os
import sys
import urllib.error
import urllib.request

import boto3
from botocore.exceptions import ClientError

TABLE = "serverless_workshop_intro"
phase, zips, samples = sys.argv[1:4]



def client(name):
    # boto3 before 1.28 does not read AWS_ENDPOINT_URL.
    return boto3.client(name, endpoint_url=os.environ["AWS_ENDPOINT_URL"])


dynamodb, iam, functions, gateway, logs = (client(name) for name in ("dynamodb", "iam", "lambda", "apigateway", "logs"))


def check(condition, what):
    if not condition:
        raise SystemExit(f"{phase}: {what}")


def create_role(name):
    with open(f"{samples}/trust-policy.json", encoding="utf-8") as trust:
        role = iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust.read())["Role"]
    iam.attach_role_policy(RoleName=name, PolicyArn="arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole")
    return role["Arn"]


def create_function(name, role):
    with open(f"{zips}/{name}.zip", "rb") as code:
        made = functions.create_function(
            FunctionName=name, Runtime="nodejs20.x", Handler="index.handler", Role=role, Code={"ZipFile": code.read()}, Timeout=20)
    functions.get_waiter("function_active_v2").wait(FunctionName=name)
    return made["FunctionArn"]


def invoke(name):
    answer = functions.invoke(FunctionName=name, Payload=b"{}")
    return answer.get("FunctionError"), json.loads(answer["Payload"].read())


def update_code(name, zip_name):
    with open(f"{zips}/{zip_name}.zip", "rb") as code:
        functions.update_function_code(FunctionName=name, ZipFile=code.read())
    functions.get_waiter("function_updated_v2").wait(FunctionName=name)


def before():
    dynamodb.create_table(
        TableName=TABLE, BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": "_id", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "_id", "KeyType": "HASH"}])
    dynamodb.get_waiter("table_exists").wait(TableName=TABLE)
    dynamodb.put_item(TableName=TABLE, Item={"_id": {"S": "1"}, "Name": {"S": "Me"}})

    create_function("first-function", create_role("first-function-role"))
    error, payload = invoke("first-function")
    check(error is None and json.loads(payload["body"])["sku"] == 4711, f"first-function gave {payload}")

    create_function("add-people", create_role("add-people-role"))
    error, payload = invoke("add-people")
    check(error == "Unhandled" and payload["errorType"] == "AccessDeniedException", f"no policy, but {payload}")
    check("is not authorized to perform: dynamodb:BatchWriteItem" in payload["errorMessage"], payload)
    iam.attach_role_policy(RoleName="add-people-role", PolicyArn="arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess")
    error, payload = invoke("add-people")
    check(payload == {"message": f"Success. Added 3 people to {TABLE}."}, f"with the policy {payload}")


def after():
    check(dynamodb.scan(TableName=TABLE)["Count"] == 4, "items were lost")
    role = create_role("get-users-role")
    iam.attach_role_policy(RoleName="get-users-role", PolicyArn="arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess")
    arn = create_function("get-users", role)
    _, users = invoke("get-users")
    check(len(users) == 4, f"get-users gave {users}")
    update_code("get-users", "add-people")
    error, payload = invoke("get-users")
    check(error == "Unhandled" and payload["errorType"] == "AccessDeniedException", f"a reader wrote: {payload}")
    update_code("get-users", "get-users")

    api = gateway.create_rest_api(name="ServerlessREST", endpointConfiguration={"types": ["REGIONAL"]})["id"]
    root = gateway.get_resources(restApiId=api)["items"][0]["id"]
    users_id = gateway.create_resource(restApiId=api, parentId=root, pathPart="users")["id"]
    method = {"restApiId": api, "resourceId": users_id, "httpMethod": "GET"}
    gateway.put_method(authorizationType="NONE", **method)
    gateway.put_method_response(statusCode="200", **method)
    gateway.put_integration(
        type="AWS", integrationHttpMethod="POST", **method,
        uri=f"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{arn}/invocations")
    gateway.put_integration_response(statusCode="200", **method)
    functions.add_permission(
        FunctionName="get-users", StatementId="api", Action="lambda:InvokeFunction", Principal="apigateway.amazonaws.com",
        SourceArn=f"arn:aws:execute-api:us-east-1:000000000000:{api}/*/GET/users")
    tested = gateway.test_invoke_method(**method)
    check(tested["status"] == 200 and len(json.loads(tested["body"])) == 4, f"test-invoke gave {tested}")
    gateway.create_deployment(restApiId=api, stageName="v1", description="Initial rollout of the API!")

    base = f"{gateway.meta.endpoint_url}/restapis/{api}/v1/_user_request_"
    try:
        urllib.request.urlopen(f"{base}/")
        check(False, "the root has a method")
    except urllib.error.HTTPError as refused:
        check(refused.code == 403 and json.load(refused) == {"message": "Missing Authentication Token"}, "the root's answer")
    with urllib.request.urlopen(f"{base}/users") as answer:
        check(len(json.load(answer)) == 4, "the users")
    clean_up(api)


def clean_up(api):
    gateway.delete_rest_api(restApiId=api)
    for name in ("first-function", "add-people", "get-users"):
        functions.delete_function(FunctionName=name)
        for policy in iam.list_attached_role_policies(RoleName=f"{name}-role")["AttachedPolicies"]:
            iam.detach_role_policy(RoleName=f"{name}-role", PolicyArn=policy["PolicyArn"])
        iam.delete_role(RoleName=f"{name}-role")
    dynamodb.delete_table(TableName=TABLE)
    dynamodb.get_waiter("table_not_exists").wait(TableName=TABLE)
    for group in logs.describe_log_groups()["logGroups"]:
        logs.delete_log_group(logGroupName=group["logGroupName"])

    try:
        functions.get_function(FunctionName="get-users")
        check(False, "a function is left")
    except ClientError as gone:
        check(gone.response["Error"]["Code"] == "ResourceNotFoundException", "the error of a function that is gone")
    left = (functions.list_functions()["Functions"], iam.list_roles()["Roles"], dynamodb.list_tables()["TableNames"],
            gateway.get_rest_apis().get("items", []), logs.describe_log_groups()["logGroups"])
    check(not any(left), f"the clean-up left {left}")


{"before": before, "after": after}[phase]()
