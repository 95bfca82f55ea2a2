import type { RestApi } from "@aws-sdk/client-api-gateway";
import Header, { type HeaderProps } from "@cloudscape-design/components/header";
import { createContext, type ReactNode, useContext } from "react";

interface OpenRestApi {
  api: RestApi;
  id: string;
  refresh(): void;
}

export const RestApiContext = createContext<OpenRestApi | undefined>(undefined);

/** The API whose page this is. */
export function useRestApi(): OpenRestApi {
  const open = useContext(RestApiContext);
  if (!open) throw new Error("useRestApi needs the page of an API around it.");
  return open;
}

/** The heading of a page of an API: what it shows, and of which API. */
export function ApiHeader({ children, actions, description }: { children: ReactNode; actions?: HeaderProps["actions"]; description?: ReactNode }) {
  const { api, id } = useRestApi();
  return (
    <Header variant="h1" actions={actions} description={description ?? `API: ${api.name} (${id})`}>
      {children}
    </Header>
  );
}
