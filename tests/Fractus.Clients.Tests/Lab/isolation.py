"""A function that tries to do more than its role may and to reach what is the server's: everything must fail, and the server serve on.

Arguments: the server's data folder, and whether functions are plain processes (process), in sandboxes (sandbox), or in sandboxes with a
network in which there is nothing but the cloud (cloud).
"""
import io
import json
import os
import socket
import sys
import zipfile

import boto3

data, isolation = sys.argv[1:]

FUNCTION = '''
import json, os, socket, urllib.request
import boto3
from botocore.exceptions import ClientError

def refusal(call):
    try:
        return str(call())
    except ClientError as error:
        return error.response["Error"]["Code"]
    except OSError as error:
        return type(error).__name__

def handler(event, context):
    root = boto3.Session(aws_access_key_id="test", aws_secret_access_key="test", region_name="us-east-1")
    account = boto3.Session(aws_access_key_id="000000000000", aws_secret_access_key="test", region_name="us-east-1")
    return {
        "own": refusal(lambda: boto3.client("dynamodb").list_tables()),
        "root": refusal(lambda: root.client("dynamodb").list_tables()),
        "rootAgain": refusal(lambda: root.client("iam").create_user(UserName="mine")),
        "account": refusal(lambda: account.client("lambda").list_functions()),
        "who": boto3.client("sts").get_caller_identity()["Arn"].split("/")[1],
        "store": refusal(lambda: os.listdir(event["data"])),
        "machine": refusal(lambda: socket.create_connection(("127.0.0.1", event["port"]), timeout=5)),
        "outside": refusal(lambda: socket.create_connection(("192.0.2.1", 80), timeout=0.2)),
        "health": urllib.request.urlopen(os.environ["AWS_ENDPOINT_URL"] + "/_fractus/health").status,
    }
'''



def client(name):
    # boto3 before 1.28 does not read AWS_ENDPOINT_URL.
    return boto3.client(name, endpoint_url=os.environ["AWS_ENDPOINT_URL"])


iam, functions, tables = client("iam"), client("lambda"), client("dynamodb")
trust = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
role = iam.create_role(RoleName="little", AssumeRolePolicyDocument=json.dumps(trust))["Role"]["Arn"]
package = io.BytesIO()
with zipfile.ZipFile(package, "w") as archive:
    archive.writestr("app.py", FUNCTION)
functions.create_function(
    FunctionName="thief", Runtime="python3.12", Handler="app.handler", Role=role, Timeout=30, MemorySize=512, Code={"ZipFile": package.getvalue()}
)

listener = socket.create_server(("127.0.0.1", 0))
for _ in range(2):
    answer = functions.invoke(FunctionName="thief", Payload=json.dumps({"data": data, "port": listener.getsockname()[1]}))
    seen = json.loads(answer["Payload"].read())
    assert "FunctionError" not in answer, seen
    assert seen["own"] == "AccessDeniedException", seen
    assert seen["root"] == "UnrecognizedClientException", seen
    assert seen["rootAgain"] == "InvalidClientTokenId", seen
    assert seen["account"] == "UnrecognizedClientException", seen
    assert seen["who"] == "little", seen
    assert seen["health"] == 200, seen
    if isolation == "cloud":
        assert seen["machine"] == "ConnectionRefusedError", seen
        assert seen["outside"] == "OSError", seen
    else:
        assert "socket" in seen["machine"], seen
    if isolation != "process":
        assert seen["store"] == "FileNotFoundError", seen

# Whoever runs the cloud is root as before.
assert tables.list_tables()["TableNames"] == []
assert [user["UserName"] for user in iam.list_users()["Users"]] == []
print("kept apart")
