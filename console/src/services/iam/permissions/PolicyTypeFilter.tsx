import type { Policy } from "@aws-sdk/client-iam";
import Select from "@cloudscape-design/components/select";
import { useMemo, useState } from "react";
import type { Loaded } from "../../../shared/useLoad";
import { isAwsManaged } from "../documents/document";

const types = [
  { value: "all", label: "All types" },
  { value: "aws", label: "AWS managed" },
  { value: "customer", label: "Customer managed" },
];

export function policyType(arn: string | undefined): string {
  return isAwsManaged(arn) ? "AWS managed" : "Customer managed";
}

/** Policies of the type that the person chooses, and the field where they do. */
export function usePolicyType(policies: Loaded<Policy[]>) {
  const [type, setType] = useState("all");
  const data = useMemo(
    () => (type === "all" ? policies.data : policies.data?.filter((p) => isAwsManaged(p.Arn) === (type === "aws"))),
    [policies.data, type],
  );
  const filter = (
    <Select
      ariaLabel="Filter by type"
      selectedOption={types.find((t) => t.value === type) ?? null}
      options={types}
      onChange={({ detail }) => setType(detail.selectedOption.value ?? "all")}
    />
  );
  return { loaded: { ...policies, data }, filter };
}
