import type { Call } from "../../shared/asCode";

/** A call of DynamoDB, for the panel "as code". */
export function dynamodbCall(operation: string, input: object): Call {
  return { cli: "dynamodb", sdk: "client-dynamodb", client: "DynamoDBClient", operation, input };
}
