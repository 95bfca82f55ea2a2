import { functionUri } from "../rest/methods/integrations";

/** HTTP APIs name a function by its own ARN; WebSocket APIs, as REST APIs, by the path of its invocation. */
export const integrationTarget = (region: string, functionArn: string, isHttp: boolean) => (isHttp ? functionArn : functionUri(region, functionArn));
