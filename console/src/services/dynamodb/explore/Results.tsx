import { DeleteItemCommand, DynamoDBClient, type TableDescription } from "@aws-sdk/client-dynamodb";
import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import { useMemo, useState } from "react";
import { useNavigate } from "react-router-dom";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { DeleteModal } from "../../../shared/DeleteModal";
import { useFlash } from "../../../shared/flash";
import { RouteButton } from "../../../shared/RouteButton";
import { RouteLink } from "../../../shared/RouteLink";
import { useLoad } from "../../../shared/useLoad";
import { type Item, toPlain, valueText } from "../items/attributeValues";
import { duplicatePath, editPath, keyName, keyOf } from "../items/keys";
import { explorePath, type Keys, keysOf } from "../tables";
import { type Found, readOn } from "./read";
import type { Exploration } from "./request";

/** The items that were found, and what can be done with them. */
export function Results({ table, exploration }: { table: TableDescription; exploration: Exploration }) {
  const client = useClient(DynamoDBClient);
  const flash = useFlash();
  const first = useLoad((signal) => readOn(client, table, exploration, undefined, signal), [client, table, exploration]);
  const [more, setMore] = useState<{ of: Found; found: Found }>();
  const [isReadingOn, setReadingOn] = useState(false);
  // What was read on belongs to one first page, and goes with it.
  const found = more && more.of === first.data ? more.found : first.data;
  const name = table.TableName!;
  const keys = useMemo(() => keysOf(table), [table]);
  const columns = useMemo(() => columnsOf(name, keys, found?.items ?? []), [name, keys, found]);

  async function readMore() {
    if (!found || !first.data) return;
    setReadingOn(true);
    try {
      setMore({ of: first.data, found: await readOn(client, table, exploration, found, new AbortController().signal) });
    } catch (error) {
      flash.error("Could not read on", error);
    } finally {
      setReadingOn(false);
    }
  }

  return (
    <CollectionTable
      id={`dynamodb.items.${name}`}
      title="Items returned"
      description={found && `Scanned ${found.scanned} items, consumed ${found.capacityUnits} read capacity units.${found.next ? " There are more." : ""}`}
      noun={["item", "items"]}
      loaded={{ ...first, data: found?.items }}
      columns={columns}
      trackBy={(item) => keyName(item, keys)}
      selection="multi"
      empty={{ text: "Nothing matches, or the table is empty.", action: <RouteButton to={`${explorePath(name)}/create`}>Create item</RouteButton> }}
      actions={(selected) => (
        <>
          {found?.next && (
            <Button loading={isReadingOn} onClick={() => void readMore()}>
              Retrieve next page
            </Button>
          )}
          <ItemActions name={name} keys={keys} selected={selected} refresh={first.refresh} />
          <RouteButton variant="primary" to={`${explorePath(name)}/create`}>
            Create item
          </RouteButton>
        </>
      )}
    />
  );
}

function ItemActions({ name, keys, selected, refresh }: { name: string; keys: Keys; selected: readonly Item[]; refresh(): void }) {
  const client = useClient(DynamoDBClient);
  const navigate = useNavigate();
  const [deleted, setDeleted] = useState<readonly Item[]>();
  const isOne = selected.length === 1;

  function remove(key: string) {
    const item = deleted!.find((i) => keyName(i, keys) === key)!;
    return client.send(new DeleteItemCommand({ TableName: name, Key: keyOf(item, keys) }));
  }

  return (
    <>
      <ButtonDropdown
        items={[
          { id: "edit", text: "Edit item", disabled: !isOne },
          { id: "duplicate", text: "Duplicate item", disabled: !isOne },
          { id: "delete", text: "Delete items", disabled: selected.length === 0 },
        ]}
        onItemClick={({ detail }) => {
          if (detail.id === "delete") setDeleted(selected);
          else navigate((detail.id === "edit" ? editPath : duplicatePath)(name, keyOf(selected[0]!, keys)));
        }}
      >
        Actions
      </ButtonDropdown>
      {deleted && (
        <DeleteModal noun="item" names={deleted.map((i) => keyName(i, keys))} onDelete={remove} onDeleted={refresh} onDismiss={() => setDeleted(undefined)} />
      )}
    </>
  );
}

const mostColumns = 60;
// Keys are often UUIDs, which begin alike no more than they end alike.
const uuidPx = 330;

function columnsOf(table: string, keys: Keys, items: readonly Item[]): readonly Column<Item>[] {
  const others = new Set(items.flatMap((item) => Object.keys(item)));
  const names = [...new Set([keys.partition.name, ...(keys.sort ? [keys.sort.name] : []), ...others])].slice(0, mostColumns);
  return names.map((attribute, i) => ({
    id: attribute,
    header: attribute,
    // Columns come as items do; without a width the first would keep the whole of it.
    widthPx: i === 0 && keys.partition.type === "S" ? uuidPx : 180,
    value: (item) => sortable(item, attribute),
    cell: (item) => {
      const value = item[attribute];
      if (!value) return <></>;
      return i === 0 ? <RouteLink to={editPath(table, keyOf(item, keys))}>{valueText(value) || "(empty)"}</RouteLink> : valueText(value);
    },
  }));
}

function sortable(item: Item, attribute: string): string | number | undefined {
  const value = item[attribute];
  if (!value) return undefined;
  const plain = toPlain(value);
  return typeof plain === "number" ? plain : valueText(value);
}
