import { useMemo } from "react";
import type { Credentials } from "../session/credentials";
import { useSession } from "../session/Session";

/** How every client of the SDK is made: the server that served this page is the endpoint of every service. */
export interface ClientConfiguration {
  endpoint: string;
  region: string;
  credentials: Credentials;
  /** Some operations put a word before the host's name, such as "streaming-", which here is no other host. */
  disableHostPrefix: true;
}

export function clientConfiguration(credentials: Credentials, region: string): ClientConfiguration {
  return { endpoint: location.origin, region, credentials, disableHostPrefix: true };
}

/** A client for the signed-in person's account and region: `const dynamodb = useClient(DynamoDBClient)`. */
export function useClient<C>(Client: new (configuration: ClientConfiguration) => C): C {
  const { credentials, region } = useSession();
  return useMemo(() => new Client(clientConfiguration(credentials, region)), [Client, credentials, region]);
}
