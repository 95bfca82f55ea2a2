// The to-dos of whoever calls: each API key has its own list, and sees no other.
import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const TableName = process.env.TABLE_NAME ?? 'todos';
const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

const answer = (statusCode, body) => ({
  statusCode,
  headers: { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' },
  body: body === undefined ? '' : JSON.stringify(body),
});

const show = ({ owner, ...todo }) => todo;

const routes = {
  'GET /todos': async ({ owner }) => {
    const { Items } = await table.send(new QueryCommand({
      TableName,
      KeyConditionExpression: '#owner = :owner',
      ExpressionAttributeNames: { '#owner': 'owner' },
      ExpressionAttributeValues: { ':owner': owner },
    }));
    return answer(200, Items.map(show));
  },

  'POST /todos': async ({ owner, body }) => {
    const todo = { owner, id: randomUUID(), title: body.title, done: body.done ?? false, createdAt: new Date().toISOString() };
    await table.send(new PutCommand({ TableName, Item: todo }));
    return answer(201, show(todo));
  },

  'GET /todos/{id}': async ({ owner, id }) => {
    const { Item } = await table.send(new GetCommand({ TableName, Key: { owner, id } }));
    return Item ? answer(200, show(Item)) : answer(404, { message: 'There is no such to-do' });
  },

  'PUT /todos/{id}': async ({ owner, id, body }) => {
    const { Attributes } = await table.send(new UpdateCommand({
      TableName,
      Key: { owner, id },
      UpdateExpression: 'SET title = :title, done = :done',
      ConditionExpression: 'attribute_exists(id)',
      ExpressionAttributeValues: { ':title': body.title, ':done': body.done ?? false },
      ReturnValues: 'ALL_NEW',
    }));
    return answer(200, show(Attributes));
  },

  'DELETE /todos/{id}': async ({ owner, id }) => {
    await table.send(new DeleteCommand({ TableName, Key: { owner, id } }));
    return answer(204);
  },
};

export const handler = async (event) => {
  try {
    return await routes[`${event.httpMethod} ${event.resource}`]({
      owner: event.requestContext.identity.apiKeyId,
      id: event.pathParameters?.id,
      body: event.body ? JSON.parse(event.body) : undefined,
    });
  } catch (error) {
    if (error.name === 'ConditionalCheckFailedException') {
      return answer(404, { message: 'There is no such to-do' });
    }
    throw error;
  }
};
