"""Asynchronous events and a table's stream: all that was accepted `before` a kill of the server is run `after` it at the latest."""
import io
import json
import os
import sys
import time
import zipfile

import boto3
from botocore.exceptions import ClientError

EVENTS, RECORDS = 300, 300
CODE = """
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
export const handler = async (event) => {
    for (const id of event.Records ? event.Records.map((record) => record.dynamodb.Keys.id.S) : [event.id]) {
        await client.send(new PutItemCommand({ TableName: 'runs', Item: { id: { S: id } } }));
    }
};
"""
TRUST = {"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}


def client(name):
    # boto3 before 1.28 does not read AWS_ENDPOINT_URL.
    return boto3.client(name, endpoint_url=os.environ["AWS_ENDPOINT_URL"])


dynamodb, iam, functions = client("dynamodb"), client("iam"), client("lambda")


def create_table(name, **more):
    table = dynamodb.create_table(
        TableName=name, BillingMode="PAY_PER_REQUEST", KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}], **more)
    return table["TableDescription"]


def before():
    create_table("runs")
    stream = create_table("things", StreamSpecification={"StreamEnabled": True, "StreamViewType": "KEYS_ONLY"})["LatestStreamArn"]
    role = iam.create_role(RoleName="runner", AssumeRolePolicyDocument=json.dumps(TRUST))["Role"]["Arn"]
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as package:
        package.writestr("index.mjs", CODE)
    functions.create_function(
        FunctionName="runner", Runtime="nodejs20.x", Handler="index.handler", Role=role, Timeout=30, Code={"ZipFile": archive.getvalue()})
    functions.get_waiter("function_active_v2").wait(FunctionName="runner")
    mapping = {"EventSourceArn": stream, "FunctionName": "runner", "StartingPosition": "LATEST", "BatchSize": 7, "ParallelizationFactor": 2}
    try:
        functions.create_event_source_mapping(**mapping)
        raise SystemExit("the stream could be read without a permission")
    except ClientError as refused:
        assert "Please ensure the role can perform the GetRecords" in refused.response["Error"]["Message"], refused
    iam.attach_role_policy(RoleName="runner", PolicyArn="arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess")
    made = functions.create_event_source_mapping(**mapping)
    assert made["State"] == "Creating", made
    functions.put_function_event_invoke_config(FunctionName="runner", MaximumRetryAttempts=2, MaximumEventAgeInSeconds=3600)
    for i in range(max(EVENTS, RECORDS)):
        if i < RECORDS:
            dynamodb.put_item(TableName="things", Item={"id": {"S": f"record-{i}"}})
        if i < EVENTS:
            answer = functions.invoke(FunctionName="runner", InvocationType="Event", Payload=json.dumps({"id": f"event-{i}"}))
            assert answer["StatusCode"] == 202, answer


def after():
    wanted = {f"record-{i}" for i in range(RECORDS)} | {f"event-{i}" for i in range(EVENTS)}
    for _ in range(240):
        seen = {item["id"]["S"] for page in dynamodb.get_paginator("scan").paginate(TableName="runs") for item in page["Items"]}
        if seen >= wanted:
            break
        time.sleep(0.25)
    assert seen >= wanted, f"{len(wanted - seen)} were lost, such as {sorted(wanted - seen)[:5]}"
    mapping = functions.list_event_source_mappings(FunctionName="runner")["EventSourceMappings"][0]
    assert (mapping["State"], mapping["LastProcessingResult"]) == ("Enabled", "OK"), mapping
    assert functions.get_function_event_invoke_config(FunctionName="runner")["MaximumEventAgeInSeconds"] == 3600


before() if sys.argv[1] == "before" else after()
