import type { Api } from "@aws-sdk/client-apigatewayv2";

/** Where a stage answers; the default one of an HTTP API does without its name in the path. */
export const stageUrl = (api: Pick<Api, "ApiEndpoint">, stage: string) => (stage === "$default" ? `${api.ApiEndpoint}` : `${api.ApiEndpoint}/${stage}`);
