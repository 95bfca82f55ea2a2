// Gives every user of the table. Its role may read and nothing else.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';

const TableName = process.env.TABLE_NAME ?? 'serverless_workshop_intro';
const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async () => {
  const users = [];
  for await (const page of paginateScan({ client }, { TableName })) {
    users.push(...page.Items);
  }
  return users;
};
