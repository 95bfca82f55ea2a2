"""A function in Python that uses boto3 as people write it: no endpoint, no keys, no region."""
import io
import json
import os
import zipfile

import boto3

CODE = '''
import boto3

table = boto3.resource("dynamodb").Table("greetings")

def handler(event, context):
    table.put_item(Item={"id": event["id"], "text": "hello"})
    return table.get_item(Key={"id": event["id"]})["Item"]
'''
TRUST = {"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}


def client(name):
    # boto3 before 1.28 does not read AWS_ENDPOINT_URL.
    return boto3.client(name, endpoint_url=os.environ["AWS_ENDPOINT_URL"])


archive = io.BytesIO()
with zipfile.ZipFile(archive, "w") as package:
    package.writestr("app.py", CODE)

client("dynamodb").create_table(
    TableName="greetings", BillingMode="PAY_PER_REQUEST", KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
    AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}])
role = client("iam").create_role(RoleName="greeter", AssumeRolePolicyDocument=json.dumps(TRUST))["Role"]["Arn"]
client("iam").attach_role_policy(RoleName="greeter", PolicyArn="arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess")
functions = client("lambda")
functions.create_function(
    FunctionName="greeter", Runtime="python3.12", Handler="app.handler", Role=role, Timeout=30, Code={"ZipFile": archive.getvalue()})
functions.get_waiter("function_active_v2").wait(FunctionName="greeter")
answer = functions.invoke(FunctionName="greeter", Payload=json.dumps({"id": "1"}))
payload = json.loads(answer["Payload"].read())
assert payload == {"id": "1", "text": "hello"}, payload
