import type { AnyApi } from "../apis";
import type { Call } from "../../../shared/asCode";
import { gatewayCall } from "../steps";
import { v2Call } from "../v2/v2Api";

/** How REST APIs name the mapping of a whole domain. */
export const wholeDomain = "(none)";

/** What the form "Add API mapping" holds. */
export interface NewMapping {
  api: AnyApi | undefined;
  /** "" where the next part of the path names it, which only REST APIs allow. */
  stage: string;
  /** Without slashes at its ends; "" for the whole domain. */
  path: string;
}

/** Whether a mapping is one of version 1, a base path: those lead to REST APIs and have one part at most. */
export const isBasePath = (api: AnyApi | undefined, path: string | undefined) => api?.protocol === "REST" && !path?.includes("/");

export const basePathInput = (domainName: string, { api, stage, path }: NewMapping) => ({
  domainName, restApiId: api?.id, stage: stage || undefined, basePath: path || undefined,
});

export const mappingInput = (DomainName: string, { api, stage, path }: NewMapping) => ({ DomainName, ApiId: api?.id, Stage: stage || undefined, ApiMappingKey: path });

export function mappingCall(domain: string, form: NewMapping): Call {
  return isBasePath(form.api, form.path)
    ? gatewayCall("CreateBasePathMapping", basePathInput(domain, form))
    : v2Call("CreateApiMapping", mappingInput(domain, form));
}
