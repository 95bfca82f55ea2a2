import { type Group, IAMClient, paginateListGroups } from "@aws-sdk/client-iam";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { RouteButton } from "../../../shared/RouteButton";
import { collect, useLoad } from "../../../shared/useLoad";

const columns: readonly Column<Group>[] = [
  { id: "name", header: "Group name", value: (g) => g.GroupName, widthPx: 320 },
  { id: "path", header: "Path", value: (g) => g.Path },
];

interface GroupPickerProps {
  /** Names of those that are not offered. */
  without?: readonly string[];
  onSelect(names: readonly string[]): void;
}

export function GroupPicker({ without = [], onSelect }: GroupPickerProps) {
  const client = useClient(IAMClient);
  const groups = useLoad((abortSignal) => collect(paginateListGroups({ client }, {}, { abortSignal }), (page) => page.Groups), [client]);
  return (
    <CollectionTable
      id="iam.pickGroup"
      title="User groups"
      noun={["user group", "user groups"]}
      loaded={{ ...groups, data: groups.data?.filter((g) => !without.includes(g.GroupName!)) }}
      columns={columns}
      trackBy={(g) => g.GroupName!}
      selection="multi"
      empty={{ text: "There is no group to choose.", action: <RouteButton to="/iam/groups/create">Create user group</RouteButton> }}
      onSelect={(selected) => onSelect(selected.map((g) => g.GroupName!))}
    />
  );
}
