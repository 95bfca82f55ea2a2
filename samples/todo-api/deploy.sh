#!/usr/bin/env bash
# Makes the whole application with the AWS CLI: table, function, API, stage, key and usage plan. Prints the stage's URL and the key.
#   AWS_ENDPOINT_URL=http://127.0.0.1:4566 ./deploy.sh
set -euo pipefail
cd "$(dirname "$0")"

region=${AWS_REGION:-${AWS_DEFAULT_REGION:-us-east-1}}
endpoint=${AWS_ENDPOINT_URL:?set AWS_ENDPOINT_URL to where the cloud is}
aws() { command aws --endpoint-url "$endpoint" --region "$region" --output text "$@"; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# 1. The table: one list for each owner.
aws dynamodb create-table --table-name todos --billing-mode PAY_PER_REQUEST \
  --attribute-definitions AttributeName=owner,AttributeType=S AttributeName=id,AttributeType=S \
  --key-schema AttributeName=owner,KeyType=HASH AttributeName=id,KeyType=RANGE >/dev/null
aws dynamodb wait table-exists --table-name todos
table=$(aws dynamodb describe-table --table-name todos --query Table.TableArn)

# 2. The function, with a role that may use this table and write its logs, and nothing more.
role=$(aws iam create-role --role-name todo-api --query Role.Arn --assume-role-policy-document \
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}')
aws iam attach-role-policy --role-name todo-api --policy-arn arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole
aws iam put-role-policy --role-name todo-api --policy-name table --policy-document \
  "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"dynamodb:Query\",\"dynamodb:GetItem\",\"dynamodb:PutItem\",\"dynamodb:UpdateItem\",\"dynamodb:DeleteItem\"],\"Resource\":\"$table\"}]}"
python3 -c "import sys, zipfile; zipfile.ZipFile(sys.argv[1], 'w').write('function/index.mjs', 'index.mjs')" "$work/function.zip"
function=$(aws lambda create-function --function-name todo-api --runtime nodejs20.x --handler index.handler --role "$role" \
  --zip-file "fileb://$work/function.zip" --environment 'Variables={TABLE_NAME=todos}' --query FunctionArn)
aws lambda wait function-active-v2 --function-name todo-api

# 3. The API, from its definition; it may call the function.
uri="arn:aws:apigateway:$region:lambda:path/2015-03-31/functions/$function/invocations"
sed "s|FUNCTION_URI|'$uri'|" openapi.yaml >"$work/openapi.yaml"
api=$(aws apigateway import-rest-api --fail-on-warnings --body "fileb://$work/openapi.yaml" --query id)
account=$(aws sts get-caller-identity --query Account)
aws lambda add-permission --function-name todo-api --statement-id api --action lambda:InvokeFunction --principal apigateway.amazonaws.com \
  --source-arn "arn:aws:execute-api:$region:$account:$api/*" >/dev/null
aws apigateway create-deployment --rest-api-id "$api" --stage-name prod >/dev/null

# 4. A plan of ten requests a second and a thousand a day, and a first key in it.
plan=$(aws apigateway create-usage-plan --name to-do --api-stages "apiId=$api,stage=prod" \
  --throttle burstLimit=20,rateLimit=10 --quota limit=1000,period=DAY --query id)
read -r key value < <(aws apigateway create-api-key --name first --enabled --query '[id,value]')
aws apigateway create-usage-plan-key --usage-plan-id "$plan" --key-type API_KEY --key-id "$key" >/dev/null

echo "url $endpoint/_aws/execute-api/$api/prod"
echo "key $value"
echo "plan $plan"
