"""REST APIs through boto3 and HTTP against the real program: what several services must do together."""
import io
import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
import zipfile

import boto3

url = os.environ["AWS_ENDPOINT_URL"]
folder, node = sys.argv[1], sys.argv[2]
port = url.rsplit(":", 1)[1]


def client(name):
    # Older boto3 does not read the variable.
    return boto3.client(name, endpoint_url=url)


api, iam, dynamodb = client("apigateway"), client("iam"), client("dynamodb")


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def call(path, method="GET", body=None, host=None, **headers):
    request = urllib.request.Request(url + path, method=method, data=body)
    for name, value in headers.items():
        request.add_header(name.replace("_", "-"), value)
    if host:
        request.add_header("Host", f"{host}:{port}")
    try:
        with urllib.request.build_opener(NoRedirect).open(request) as answer:
            return answer.status, answer.read().decode(), answer.headers
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode(), refused.headers


# 1. An API whose methods are DynamoDB's own operations, called as a role that may read but not write.
dynamodb.create_table(
    TableName="books",
    BillingMode="PAY_PER_REQUEST",
    AttributeDefinitions=[{"AttributeName": "isbn", "AttributeType": "S"}],
    KeySchema=[{"AttributeName": "isbn", "KeyType": "HASH"}],
)
dynamodb.get_waiter("table_exists").wait(TableName="books")
trust = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "apigateway.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
role = iam.create_role(RoleName="reader", AssumeRolePolicyDocument=json.dumps(trust))["Role"]["Arn"]
read = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": "*"}]}
iam.put_role_policy(RoleName="reader", PolicyName="read", PolicyDocument=json.dumps(read))


def integration(action, template, answer):
    return {
        "type": "aws", "httpMethod": "POST", "credentials": role, "uri": f"arn:aws:apigateway:us-east-1:dynamodb:action/{action}",
        "requestTemplates": {"application/json": template},
        "responses": {
            "default": {"statusCode": "200", "responseTemplates": {"application/json": answer}},
            "4\\d\\d": {"statusCode": "400", "responseTemplates": {"application/json": "$input.body"}},
        },
    }


responses = {"200": {"description": "done"}, "400": {"description": "refused"}}
isbn = {"name": "isbn", "in": "path", "required": True, "schema": {"type": "string"}}
definition = {
    "openapi": "3.0.1",
    "info": {"title": "books", "version": "1"},
    "paths": {
        "/books/{isbn}": {
            "parameters": [isbn],
            "get": {
                "responses": responses,
                "x-amazon-apigateway-integration": integration(
                    "GetItem", '{"TableName": "books", "Key": {"isbn": {"S": "$input.params(\'isbn\')"}}}', '{"title": "$input.path(\'$.Item.title.S\')"}'),
            },
            "put": {
                "responses": responses,
                "x-amazon-apigateway-integration": integration(
                    "PutItem", '{"TableName": "books", "Item": {"isbn": {"S": "$input.params(\'isbn\')"}, "title": {"S": "$input.path(\'$.title\')"}}}', "{}"),
            },
        },
        "/signed/{name}": {
            "parameters": [{"name": "name", "in": "path", "required": True, "schema": {"type": "string"}}],
            "post": {
                "security": [{"sigv4": []}],
                "responses": {"200": {"description": "done"}},
                "x-amazon-apigateway-integration": {
                    "type": "mock",
                    "passthroughBehavior": "when_no_templates",
                    "requestTemplates": {"application/json": '{"statusCode": 200}'},
                    "responses": {"default": {"statusCode": "200", "responseTemplates": {
                        "application/json": '{"name": "$input.params(\'name\')", "mark": "$input.params(\'mark\')", "caller": "$context.identity.userArn"}'}}},
                },
            },
        },
        "/page": {
            "get": {
                "responses": {"200": {"description": "page", "headers": {"Content-Type": {"schema": {"type": "string"}}}}},
                "x-amazon-apigateway-integration": {
                    "type": "mock",
                    "requestTemplates": {"application/json": '{"statusCode": 200}'},
                    "responses": {"default": {"statusCode": "200", "responseParameters": {"method.response.header.Content-Type": "'text/html'"},
                                              "responseTemplates": {"text/html": "<script>top.x = 1</script>"}}},
                },
            },
        },
    },
    "components": {"securitySchemes": {"sigv4": {"type": "apiKey", "name": "Authorization", "in": "header", "x-amazon-apigateway-authtype": "awsSigv4"}}},
}
books = api.import_rest_api(failOnWarnings=True, body=json.dumps(definition))["id"]
api.create_deployment(restApiId=books, stageName="v1")
invoke = f"/_aws/execute-api/{books}/v1"

dynamodb.put_item(TableName="books", Item={"isbn": {"S": "1"}, "title": {"S": "Emma"}})
assert call(f"{invoke}/books/1")[:2] == (200, '{"title": "Emma"}'), call(f"{invoke}/books/1")
status, text, _ = call(f"{invoke}/books/2", "PUT", b'{"title": "Persuasion"}', Content_Type="application/json")
assert status == 400 and "is not authorized to perform: dynamodb:PutItem" in text and ":assumed-role/reader/" in text, (status, text)
iam.attach_role_policy(RoleName="reader", PolicyArn="arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess")
assert call(f"{invoke}/books/2", "PUT", b'{"title": "Persuasion"}', Content_Type="application/json")[0] == 200
assert dynamodb.get_item(TableName="books", Key={"isbn": {"S": "2"}})["Item"]["title"]["S"] == "Persuasion"

# 2. What is exported can be imported again, as the SDK carries it.
export = api.get_export(restApiId=books, stageName="v1", exportType="oas30", parameters={"extensions": "apigateway"}, accepts="application/yaml")
assert export["contentDisposition"] == 'attachment; filename="oas30_1.yaml"' and export["contentType"] == "application/octet-stream", export
again = api.put_rest_api(restApiId=books, mode="overwrite", failOnWarnings=True, body=export["body"].read())
assert again["name"] == "books" and "warnings" not in again, again
api.create_deployment(restApiId=books, stageName="v1")
assert call(f"{invoke}/books/1")[:2] == (200, '{"title": "Emma"}')

# 3. The generated SDK, loaded as a browser loads it, signs what the gateway verifies.
sdk = api.get_sdk(restApiId=books, stageName="v1", sdkType="javascript")["body"].read()
zipfile.ZipFile(io.BytesIO(sdk)).extractall(folder)
user = iam.create_user(UserName="sdk")["User"]["Arn"]
key = iam.create_access_key(UserName="sdk")["AccessKey"]
allow = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": "*"}]}
iam.put_user_policy(UserName="sdk", PolicyName="invoke", PolicyDocument=json.dumps(allow))
script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "sdk.mjs")
subprocess.run([node, script, folder, key["AccessKeyId"], key["SecretAccessKey"], user], check=True)

# 4. The stage's page, under a policy by which it runs its own script only.
page = f"/_aws/apigateway/docs/{books}/v1/"
status, text, headers = call(page)
assert status == 200 and "script-src 'self'" in headers["Content-Security-Policy"] and "sandbox" not in headers["Content-Security-Policy"], headers
assert call(page + "openapi.json")[0] == 200 and call(page + "documentation.js")[0] == 200

# 5. An API's pages get no part in the console's origin when they are served by path; nothing changes for programs, nor by the API's own name.
sandboxed = {"Sec_Fetch_Dest": "document", "Accept": "text/html"}
for path in (f"{invoke}/page", f"/restapis/{books}/v1/_user_request_/page"):
    assert call(path, **sandboxed)[2]["Content-Security-Policy"].startswith("sandbox "), path
    assert call(path, Accept="text/html")[2]["Content-Security-Policy"].startswith("sandbox "), path
    assert call(path)[2]["Content-Security-Policy"] is None, path
assert call("/v1/page", host=f"{books}.execute-api.localhost", **sandboxed)[2]["Content-Security-Policy"] is None

# 6. A page of an API's own host must not drive the cloud; nor may a link or an image of another site. The console may.
def control(**headers):
    return call("/?Action=ListUsers&Version=2010-05-08&X-Amz-Algorithm=none", **headers)[0]

assert call("/restapis", Origin=f"http://{books}.execute-api.localhost:{port}")[0] == 403
assert call("/restapis", Origin=f"http://anything.localhost:{port}")[0] == 403
assert call("/restapis", Origin="null")[0] == 403
assert control(Sec_Fetch_Site="cross-site", Sec_Fetch_Dest="image") == 403
assert "not allowed" in call("/?X-Amz-Signature=1", Sec_Fetch_Site="cross-site")[1]
assert "not allowed" not in call("/restapis", Origin=f"http://localhost:{port}")[1]
assert "not allowed" not in call("/restapis", Origin="http://app.localhost:3000")[1]
assert "not allowed" not in call("/?X-Amz-Signature=1", Sec_Fetch_Site="same-origin")[1]
print("done")
