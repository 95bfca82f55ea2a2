"""Versions, aliases, layers, reserved concurrency and URLs as boto3 sees them; `before` a kill of the server and `after` it."""
import io
import json
import os
import sys
import urllib.error
import urllib.parse
import urllib.request
import zipfile

import boto3
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.exceptions import ClientError

CODE = "import shared\n\ndef handler(event, context):\n    return {'says': shared.WORD + ' %s', 'version': context.function_version}\n"
TRUST = {"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
ENDPOINT = os.environ["AWS_ENDPOINT_URL"]
functions = boto3.client("lambda", endpoint_url=ENDPOINT)


def package(name, text):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(name, text)
    return content.getvalue()


def call(qualifier):
    answer = functions.invoke(FunctionName="greeter", Qualifier=qualifier)
    payload = json.loads(answer["Payload"].read())
    assert answer["ExecutedVersion"] == payload["version"], answer
    return payload["says"]


def fetch(url, headers=None):
    """Status and body. The name is not looked up: the request goes to the server, with the URL's host in its header."""
    request = urllib.request.Request(ENDPOINT + urllib.parse.urlsplit(url).path, headers={"Host": urllib.parse.urlsplit(url).netloc, **(headers or {})})
    try:
        with urllib.request.urlopen(request) as response:
            return response.status, json.loads(response.read())
    except urllib.error.HTTPError as refused:
        return refused.code, json.loads(refused.read())


def sign(url):
    request = AWSRequest("GET", url, headers={"Host": urllib.parse.urlsplit(url).netloc})
    SigV4Auth(boto3.Session().get_credentials(), "lambda", "us-east-1").add_auth(request)
    return dict(request.headers)


def refused(code, operation, **parameters):
    try:
        getattr(functions, operation)(**parameters)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error
        return error.response
    raise AssertionError(f"{operation} was not refused")


def before():
    role = boto3.client("iam", endpoint_url=ENDPOINT).create_role(RoleName="greeter", AssumeRolePolicyDocument=json.dumps(TRUST))["Role"]["Arn"]
    layer = functions.publish_layer_version(
        LayerName="words", Content={"ZipFile": package("python/shared.py", "WORD = 'hello'\n")}, CompatibleRuntimes=["python3.9"])
    functions.create_function(
        FunctionName="greeter", Runtime="python3.9", Handler="app.handler", Role=role, Timeout=30, Publish=True,
        Layers=[layer["LayerVersionArn"]], Code={"ZipFile": package("app.py", CODE % "one")})
    functions.get_waiter("function_active_v2").wait(FunctionName="greeter")
    functions.create_alias(FunctionName="greeter", Name="live", FunctionVersion="1")
    functions.update_function_code(FunctionName="greeter", ZipFile=package("app.py", CODE % "two"), Publish=True)
    functions.get_waiter("function_updated_v2").wait(FunctionName="greeter")
    functions.delete_layer_version(LayerName="words", VersionNumber=1)
    url = functions.create_function_url_config(FunctionName="greeter", Qualifier="live", AuthType="NONE")["FunctionUrl"]
    assert fetch(url)[0] == 403
    functions.add_permission(
        FunctionName="greeter", Qualifier="live", StatementId="public", Action="lambda:InvokeFunctionUrl", Principal="*", FunctionUrlAuthType="NONE")
    assert fetch(url) == (200, {"says": "hello one", "version": "1"}), fetch(url)
    both()


def both():
    assert call("live") == "hello one" and call("1") == "hello one"
    assert call("2") == "hello two" and call("$LATEST") == "hello two"


def after():
    both()
    versions = functions.get_paginator("list_versions_by_function").paginate(FunctionName="greeter", PaginationConfig={"PageSize": 1})
    assert [v["Version"] for page in versions for v in page["Versions"]] == ["$LATEST", "1", "2"]
    refused("ResourceConflictException", "delete_function", FunctionName="greeter", Qualifier="1")
    functions.update_alias(FunctionName="greeter", Name="live", FunctionVersion="2", RoutingConfig={"AdditionalVersionWeights": {"1": 0.0}})
    url = functions.get_function_url_config(FunctionName="greeter", Qualifier="live")["FunctionUrl"]
    assert fetch(url) == (200, {"says": "hello two", "version": "2"}), fetch(url)

    functions.update_function_url_config(FunctionName="greeter", Qualifier="live", AuthType="AWS_IAM")
    assert fetch(url)[0] == 403
    assert fetch(url, sign(url))[0] == 200

    functions.put_function_concurrency(FunctionName="greeter", ReservedConcurrentExecutions=0)
    throttled = refused("TooManyRequestsException", "invoke", FunctionName="greeter")
    assert throttled["Reason"] == "ReservedFunctionConcurrentInvocationLimitExceeded", throttled
    assert fetch(url, sign(url))[0] == 429
    functions.delete_function_concurrency(FunctionName="greeter")
    both_moved = call("live")
    assert both_moved == "hello two", both_moved
    functions.delete_alias(FunctionName="greeter", Name="live")
    functions.delete_function(FunctionName="greeter")
    assert fetch(url)[0] == 403


{"before": before, "after": after}[sys.argv[1]]()
