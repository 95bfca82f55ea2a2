import type { Policy } from "@aws-sdk/client-iam";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { RouteLink } from "../../../shared/RouteLink";
import { policyPath } from "../paths";
import { policyType, usePolicyType } from "./PolicyTypeFilter";
import { usePolicies } from "./usePolicies";

const columns: readonly Column<Policy>[] = [
  { id: "name", header: "Policy name", value: (p) => p.PolicyName, cell: (p) => <RouteLink to={policyPath(p.Arn!)}>{p.PolicyName}</RouteLink>, widthPx: 380 },
  { id: "type", header: "Type", value: (p) => policyType(p.Arn), widthPx: 180 },
  { id: "uses", header: "Attached entities", value: (p) => p.AttachmentCount, widthPx: 180 },
  { id: "description", header: "Description", value: (p) => p.Description, isOptional: true },
];

interface PolicyPickerProps {
  title: string;
  /** ARNs of those that are attached already, and not offered again. */
  without?: readonly string[];
  /** ARNs of those that are chosen at first. */
  chosenFirst?: readonly string[];
  onSelect(arns: readonly string[]): void;
}

/** A choice of managed policies, found by a part of their names. */
export function PolicyPicker({ title, without = [], chosenFirst = [], onSelect }: PolicyPickerProps) {
  const { loaded, filter } = usePolicyType(usePolicies());
  const offered = { ...loaded, data: loaded.data?.filter((p) => !without.includes(p.Arn!)) };
  return (
    <CollectionTable
      id="iam.pickPolicy"
      title={title}
      noun={["policy", "policies"]}
      loaded={offered}
      columns={columns}
      trackBy={(p) => p.Arn!}
      selection="multi"
      filters={filter}
      selectedFirst={chosenFirst.map((Arn) => ({ Arn }))}
      onSelect={(selected) => onSelect(selected.map((p) => p.Arn!))}
    />
  );
}
