import type { Resource } from "@aws-sdk/client-api-gateway";
import { createContext, useContext } from "react";
import { useParams } from "react-router-dom";
import { useRestApi } from "../restApi";

interface OpenResources {
  resources: readonly Resource[];
  refresh(): void;
}

export const ResourcesContext = createContext<OpenResources | undefined>(undefined);

/** The resource that the address names, the root where it names none; undefined where there is no such resource. */
export function useResource(): { resource: Resource | undefined; resources: readonly Resource[]; refresh(): void } {
  const open = useContext(ResourcesContext);
  if (!open) throw new Error("useResource needs the resources of an API around it.");
  const { api } = useRestApi();
  const id = useParams()["resource"] ?? api.rootResourceId;
  return { ...open, resource: open.resources.find((r) => r.id === id) };
}

export const methodsOf = (resource: Resource) => Object.values(resource.resourceMethods ?? {}).sort((a, b) => a.httpMethod!.localeCompare(b.httpMethod!));
