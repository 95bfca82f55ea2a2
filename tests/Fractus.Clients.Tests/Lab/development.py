"""What a developer does with a function besides calling it, through boto3: hot reload, provisioned concurrency, throttling.

Argument: an empty folder.
"""
import json
import os
import sys
import time

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

folder = sys.argv[1]
endpoint = os.environ["AWS_ENDPOINT_URL"]
client = boto3.client("lambda", endpoint_url=endpoint, config=Config(retries={"max_attempts": 0}))
trust = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
iam = boto3.client("iam", endpoint_url=endpoint)
role = iam.create_role(RoleName="worker", AssumeRolePolicyDocument=json.dumps(trust))["Role"]["Arn"]
everything = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
iam.put_role_policy(RoleName="worker", PolicyName="all", PolicyDocument=json.dumps(everything))


def save(text):
    with open(os.path.join(folder, "app.py"), "w", encoding="utf-8") as file:
        file.write(text)


def create(name, code):
    client.create_function(FunctionName=name, Runtime="python3.12", Handler="app.handler", Role=role, Timeout=20, Code=code)


def invoke(name, **more):
    answer = client.invoke(FunctionName=name, **more)
    body = json.load(answer["Payload"])
    assert "FunctionError" not in answer, body
    return body


def refusal(call):
    try:
        call()
    except ClientError as error:
        return error.response
    raise AssertionError("It was not refused.")


# 1. A folder as code, as LocalStack has it.
save("def handler(event, context):\n    return 'first'\n")
here = {"S3Bucket": "hot-reload", "S3Key": folder}
create("hot", here)
assert invoke("hot") == "first"
save("def handler(event, context):\n    return 'saved'\n")
assert invoke("hot") == "saved"
assert invoke("hot") == "saved"
described = client.get_function(FunctionName="hot")
assert described["Configuration"]["CodeSha256"] == "hot-reloading-hash-not-available", described
assert described["Code"]["Location"] == "file://" + folder, described

# 2. A function whose role may do everything still names no folder of the machine.
save(
    f"""
import boto3
def handler(event, context):
    client = boto3.client("lambda")
    try:
        client.create_function(FunctionName="spy", Runtime="python3.12", Handler="x.y", Role="{role}", Code={{"S3Bucket": "hot-reload", "S3Key": "/etc"}})
    except client.exceptions.ClientError as error:
        return error.response["Error"]["Code"]
"""
)
assert invoke("hot") == "AccessDeniedException"

# 3. Environments that are ready before the first call.
save("import os\nkind = os.environ['AWS_LAMBDA_INITIALIZATION_TYPE']\ndef handler(event, context):\n    return kind\n")
client.publish_version(FunctionName="hot")
client.create_alias(FunctionName="hot", Name="live", FunctionVersion="1")
put = client.put_provisioned_concurrency_config(FunctionName="hot", Qualifier="live", ProvisionedConcurrentExecutions=2)
assert (put["Status"], put["ResponseMetadata"]["HTTPStatusCode"]) == ("IN_PROGRESS", 202), put
for _ in range(600):
    got = client.get_provisioned_concurrency_config(FunctionName="hot", Qualifier="live")
    if got["Status"] == "READY":
        break
    time.sleep(0.05)
assert (got["Status"], got["AvailableProvisionedConcurrentExecutions"]) == ("READY", 2), got
assert invoke("hot", Qualifier="live") == "provisioned-concurrency"
listed = client.list_provisioned_concurrency_configs(FunctionName="hot")["ProvisionedConcurrencyConfigs"]
assert [config["FunctionArn"].split(":")[-1] for config in listed] == ["live"], listed
client.delete_provisioned_concurrency_config(FunctionName="hot", Qualifier="live")
missing = refusal(lambda: client.get_provisioned_concurrency_config(FunctionName="hot", Qualifier="live"))
assert missing["Error"]["Code"] == "ProvisionedConcurrencyConfigNotFoundException", missing

# 4. Throttled: why; and not when to come again, as nobody knows when a reservation has room.
client.put_function_concurrency(FunctionName="hot", ReservedConcurrentExecutions=0)
throttled = refusal(lambda: client.invoke(FunctionName="hot"))
assert (throttled["Error"]["Code"], throttled["Reason"]) == ("TooManyRequestsException", "ReservedFunctionConcurrentInvocationLimitExceeded"), throttled
assert "retry-after" not in throttled["ResponseMetadata"]["HTTPHeaders"], throttled

print("developed")
