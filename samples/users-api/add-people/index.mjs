// Writes three people into the table, in one batch. Its role must allow dynamodb:BatchWriteItem.
import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

const TableName = process.env.TABLE_NAME ?? 'serverless_workshop_intro';
const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

const people = [
  { Userid: 'alovelace', FullName: 'Ada Lovelace' },
  { Userid: 'ghopper', FullName: 'Grace Hopper' },
  { Userid: 'kjohnson', FullName: 'Katherine Johnson' },
];

export const handler = async () => {
  const puts = people.map((person) => ({ PutRequest: { Item: { _id: randomUUID(), ...person } } }));
  await table.send(new BatchWriteCommand({ RequestItems: { [TableName]: puts } }));
  for (const person of people) {
    console.log(`wrote ${person.Userid}`);
  }
  return { message: `Success. Added ${people.length} people to ${TableName}.` };
};
