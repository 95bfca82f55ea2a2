import type { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import type { Call } from "../../shared/asCode";

/** One call of a form that makes several: sent as it is, and shown as code as it is. */
export interface Step {
  operation: string;
  command: { input: object };
}

export const step = (operation: string, command: { input: object }): Step => ({ operation, command });

/** A call of API Gateway, for the panel "as code". */
export const gatewayCall = (operation: string, input: object): Call => ({
  cli: "apigateway", sdk: "client-api-gateway", client: "APIGatewayClient", operation, input,
});

export const callOf = ({ operation, command }: Step): Call => gatewayCall(operation, command.input);

/** In their order; the first refusal ends it. */
export async function run(client: APIGatewayClient, steps: readonly Step[]): Promise<void> {
  for (const { command } of steps) await client.send(command as Parameters<APIGatewayClient["send"]>[0]);
}
