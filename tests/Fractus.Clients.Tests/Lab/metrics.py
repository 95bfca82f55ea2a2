"""Metrics of one's own through boto3, and those that the services have of themselves."""
import datetime
import io
import json
import os
import zipfile

import boto3
from botocore.exceptions import ClientError

TRUST = {"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
NOW = datetime.datetime.now(datetime.timezone.utc)
RANGE = {"StartTime": NOW - datetime.timedelta(minutes=10), "EndTime": NOW + datetime.timedelta(minutes=10)}


def client(name):
    # boto3 before 1.28 does not read AWS_ENDPOINT_URL.
    return boto3.client(name, endpoint_url=os.environ["AWS_ENDPOINT_URL"])


cloudwatch, dynamodb, iam, functions = client("cloudwatch"), client("dynamodb"), client("iam"), client("lambda")


def dimensions(**pairs):
    return [{"Name": name, "Value": value} for name, value in pairs.items()]


def total(namespace, name, statistic="Sum", **pairs):
    points = cloudwatch.get_metric_statistics(
        Namespace=namespace, MetricName=name, Dimensions=dimensions(**pairs), Period=3600, Statistics=[statistic], **RANGE)["Datapoints"]
    return sum(point[statistic] for point in points)


def own():
    cloudwatch.put_metric_data(Namespace="shop", MetricData=[
        {"MetricName": "latency", "Dimensions": dimensions(page="cart"), "Unit": "Milliseconds", "Timestamp": NOW,
         "Values": [float(value) for value in range(1, 101)], "Counts": [2.0] * 100},
        {"MetricName": "orders", "Value": 3.0, "Timestamp": NOW, "StorageResolution": 1}])
    listed = cloudwatch.list_metrics(Namespace="shop", Dimensions=[{"Name": "page"}])["Metrics"]
    assert listed == [{"Namespace": "shop", "MetricName": "latency", "Dimensions": [{"Name": "page", "Value": "cart"}]}], listed
    point, = cloudwatch.get_metric_statistics(
        Namespace="shop", MetricName="latency", Dimensions=dimensions(page="cart"), Period=3600, ExtendedStatistics=["p90", "tm50"],
        **RANGE)["Datapoints"]
    assert point["Unit"] == "Milliseconds" and point["ExtendedStatistics"] == {"p90": 90.0, "tm50": 25.5}, point
    metric = {"Namespace": "shop", "MetricName": "orders"}
    pages = cloudwatch.get_paginator("get_metric_data").paginate(
        MetricDataQueries=[{"Id": "orders", "MetricStat": {"Metric": metric, "Period": 1, "Stat": "Sum"}}], **RANGE)
    result, = [result for page in pages for result in page["MetricDataResults"]]
    assert result["Values"] == [3.0] and result["Timestamps"][0] == NOW.replace(microsecond=0), result
    try:
        cloudwatch.put_metric_data(Namespace="shop", MetricData=[{"MetricName": "m", "Value": 1.5, "Values": [1.0]}])
        raise SystemExit("values were taken twice")
    except ClientError as refused:
        assert refused.response["Error"]["Code"] == "InvalidParameterCombination", refused
        assert "MetricData.member.1.Value and MetricData.member.1.Values are mutually exclusive" in str(refused), refused


def of_one_namespace():
    policy = {"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Action": "cloudwatch:PutMetricData", "Resource": "*",
        "Condition": {"StringEquals": {"cloudwatch:namespace": "shop"}}}]}
    iam.create_user(UserName="till")
    iam.put_user_policy(UserName="till", PolicyName="put", PolicyDocument=json.dumps(policy))
    key = iam.create_access_key(UserName="till")["AccessKey"]
    till = boto3.client(
        "cloudwatch", endpoint_url=os.environ["AWS_ENDPOINT_URL"], aws_access_key_id=key["AccessKeyId"], aws_secret_access_key=key["SecretAccessKey"])
    data = [{"MetricName": "sold", "Value": 1.0}]
    till.put_metric_data(Namespace="shop", MetricData=data)
    for call in (lambda: till.put_metric_data(Namespace="office", MetricData=data), till.list_metrics):
        try:
            call()
            raise SystemExit("it was not denied")
        except ClientError as denied:
            assert denied.response["Error"]["Code"] == "AccessDenied", denied
            assert "no identity-based policy allows the cloudwatch:" in str(denied), denied


def of_a_function():
    role = iam.create_role(RoleName="counted", AssumeRolePolicyDocument=json.dumps(TRUST))["Role"]["Arn"]
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as package:
        package.writestr("index.mjs", "export const handler = async (event) => { if (event.fail) throw new Error('no'); };")
    functions.create_function(FunctionName="counted", Runtime="nodejs20.x", Handler="index.handler", Role=role, Code={"ZipFile": archive.getvalue()})
    functions.get_waiter("function_active_v2").wait(FunctionName="counted")
    for payload in ("{}", "{}", '{"fail": true}'):
        functions.invoke(FunctionName="counted", Payload=payload)
    assert total("AWS/Lambda", "Invocations", FunctionName="counted") == 3
    assert total("AWS/Lambda", "Errors", FunctionName="counted") == 1
    assert total("AWS/Lambda", "Duration", "Maximum", FunctionName="counted") > 0
    assert total("AWS/Lambda", "ConcurrentExecutions", "Maximum", FunctionName="counted") == 1
    assert total("Fractus/Usage", "Requests", FunctionName="counted") == 3
    assert total("Fractus/Usage", "GigabyteSeconds", FunctionName="counted") > 0


def of_a_table():
    key, names = {"p": {"S": "a"}}, ["p", "g"]
    dynamodb.create_table(
        TableName="counted", BillingMode="PAY_PER_REQUEST", KeySchema=[{"AttributeName": "p", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name in names],
        GlobalSecondaryIndexes=[
            {"IndexName": "by-g", "KeySchema": [{"AttributeName": "g", "KeyType": "HASH"}], "Projection": {"ProjectionType": "ALL"}}])
    dynamodb.put_item(TableName="counted", Item={**key, "g": {"S": "x"}, "filler": {"S": "x" * 1500}})
    dynamodb.get_item(TableName="counted", Key=key, ConsistentRead=True)
    dynamodb.get_item(TableName="counted", Key=key)
    dynamodb.query(
        TableName="counted", IndexName="by-g", KeyConditionExpression="g = :g", ExpressionAttributeValues={":g": {"S": "x"}})
    for call in (
            lambda: dynamodb.put_item(TableName="counted", Item=key, ConditionExpression="attribute_not_exists(p)"),
            lambda: dynamodb.get_item(TableName="nothing", Key=key)):
        try:
            call()
            raise SystemExit("it was not refused")
        except ClientError:
            pass
    table, index = {"TableName": "counted"}, {"TableName": "counted", "GlobalSecondaryIndexName": "by-g"}
    assert total("AWS/DynamoDB", "ConsumedReadCapacityUnits", **table) == 1.5
    # A write that its condition refuses costs what the item that is there would.
    assert total("AWS/DynamoDB", "ConsumedWriteCapacityUnits", **table) == 4
    assert total("AWS/DynamoDB", "ConsumedReadCapacityUnits", **index) == 0.5
    assert total("AWS/DynamoDB", "ConsumedWriteCapacityUnits", **index) == 2
    assert total("AWS/DynamoDB", "ConditionalCheckFailedRequests", **table) == 1
    assert total("AWS/DynamoDB", "ReturnedItemCount", Operation="Query", **table) == 1
    assert total("AWS/DynamoDB", "SuccessfulRequestLatency", "SampleCount", Operation="GetItem", **table) == 2
    assert total("AWS/DynamoDB", "SuccessfulRequestLatency", "SampleCount", Operation="PutItem", **table) == 1
    assert total("AWS/DynamoDB", "UserErrors") == 1


own()
of_one_namespace()
of_a_function()
of_a_table()
