import { IAMClient, paginateListUsers, type User } from "@aws-sdk/client-iam";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { RouteButton } from "../../../shared/RouteButton";
import { collect, useLoad } from "../../../shared/useLoad";

const columns: readonly Column<User>[] = [
  { id: "name", header: "User name", value: (u) => u.UserName, widthPx: 320 },
  { id: "path", header: "Path", value: (u) => u.Path },
];

interface UserPickerProps {
  /** Names of those that are not offered. */
  without?: readonly string[];
  onSelect(names: readonly string[]): void;
}

export function UserPicker({ without = [], onSelect }: UserPickerProps) {
  const client = useClient(IAMClient);
  const users = useLoad((abortSignal) => collect(paginateListUsers({ client }, {}, { abortSignal }), (page) => page.Users), [client]);
  return (
    <CollectionTable
      id="iam.pickUser"
      title="Users"
      noun={["user", "users"]}
      loaded={{ ...users, data: users.data?.filter((u) => !without.includes(u.UserName!)) }}
      columns={columns}
      trackBy={(u) => u.UserName!}
      selection="multi"
      empty={{ text: "There is no user to choose.", action: <RouteButton to="/iam/users/create">Create user</RouteButton> }}
      onSelect={(selected) => onSelect(selected.map((u) => u.UserName!))}
    />
  );
}
