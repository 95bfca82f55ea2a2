import { IAMClient, paginateListPolicies, type Policy } from "@aws-sdk/client-iam";
import { useClient } from "../../../shared/clients";
import { collect, type Loaded, useLoad } from "../../../shared/useLoad";

/** Every managed policy: the account's own and those that the cloud provides. */
export function usePolicies(): Loaded<Policy[]> {
  const client = useClient(IAMClient);
  return useLoad((abortSignal) => collect(paginateListPolicies({ client }, { Scope: "All", MaxItems: 1000 }, { abortSignal }), (page) => page.Policies), [client]);
}
