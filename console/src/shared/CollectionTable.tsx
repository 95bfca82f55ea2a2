import { useCollection } from "@cloudscape-design/collection-hooks";
import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import Pagination from "@cloudscape-design/components/pagination";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Table from "@cloudscape-design/components/table";
import TextFilter from "@cloudscape-design/components/text-filter";
import { type ReactNode, useMemo } from "react";
import { EmptyState } from "./EmptyState";
import { ErrorContent } from "./flash";
import { TablePreferences, useColumnChoice } from "./TablePreferences";
import type { Loaded } from "./useLoad";

/** A column: what it sorts and filters by, and how that is shown. */
export interface Column<T> {
  id: string;
  header: string;
  value: (item: T) => string | number | undefined;
  /** Where the plain value is not how it is shown. */
  cell?: (item: T) => ReactNode;
  widthPx?: number;
  /** Shown only when the person chooses it. */
  isOptional?: boolean;
}

export interface CollectionTableProps<T> {
  /** Under which the person's choice of columns and page size is remembered. */
  id: string;
  title: string;
  description?: ReactNode;
  /** Such as ["table", "tables"]. */
  noun: readonly [one: string, many: string];
  /** Without refresh it has no such button: what is shown was not loaded by itself. */
  loaded: Omit<Loaded<readonly T[]>, "refresh"> & { refresh?(): void };
  columns: readonly Column<T>[];
  /** What tells the items apart. */
  trackBy: (item: T) => string;
  selection?: "single" | "multi";
  /** Buttons, given what is selected. */
  actions?: (selected: readonly T[]) => ReactNode;
  /** What is selected at first, told apart as trackBy says. */
  selectedFirst?: readonly T[];
  /** Told of what is selected, where a form needs it. */
  onSelect?: (selected: readonly T[]) => void;
  /** Fields beside the text filter, for what the page leaves out of the data. */
  filters?: ReactNode;
  /** What to do where there is nothing yet. */
  empty?: { text: string; action?: ReactNode };
  variant?: "full-page" | "container" | "embedded";
  /** False where the service filters, and the page has its own field for that. */
  isFiltered?: boolean;
  footer?: ReactNode;
}

/** The one way to show a collection: filter, sort, pages, and a choice of columns that is remembered. */
export function CollectionTable<T>(props: CollectionTableProps<T>) {
  const { loaded, columns, trackBy, noun } = props;
  const [choice, setChoice] = useColumnChoice(props.id, columns);
  const all = useMemo(() => loaded.data ?? [], [loaded.data]);
  // What an item is found by, made once: a filter of 10,000 items must keep up with typing.
  // eslint-disable-next-line react-hooks/exhaustive-deps -- what is in the map is about these items and columns
  const texts = useMemo(() => new Map<T, string>(), [all, columns]);
  const textOf = (item: T) => {
    const text = texts.get(item) ?? columns.map((c) => c.value(item) ?? "").join("\n").toLowerCase();
    texts.set(item, text);
    return text;
  };
  const { items, filterProps, collectionProps, paginationProps, filteredItemsCount, actions } = useCollection<T>(all, {
    filtering: {
      filteringFunction: (item, text) => textOf(item).includes(text.toLowerCase()),
      empty: <Empty {...props} />,
      noMatch: <NoMatch onClear={() => actions.setFiltering("")} />,
    },
    sorting: {},
    pagination: { pageSize: choice.pageSize },
    selection: { trackBy, keepSelection: true, defaultSelectedItems: props.selectedFirst },
  });
  const selected = useCurrent(collectionProps.selectedItems ?? [], all, trackBy);

  return (
    <SpaceBetween size="s">
      {loaded.error !== undefined && (
        <Alert type="error" header={`Could not list the ${noun[1]}`} action={<Button formAction="none" onClick={loaded.refresh}>Retry</Button>}>
          <ErrorContent error={loaded.error} />
        </Alert>
      )}
      <Table<T>
        {...collectionProps}
        selectedItems={selected}
        onSelectionChange={(event) => {
          collectionProps.onSelectionChange?.(event);
          props.onSelect?.(event.detail.selectedItems);
        }}
        items={items}
        trackBy={trackBy}
        columnDefinitions={definitions(columns)}
        columnDisplay={columns.map((c) => ({ id: c.id, visible: !choice.hidden.includes(c.id) }))}
        wrapLines={choice.wrapsLines}
        resizableColumns
        stickyHeader={props.variant === "full-page"}
        variant={props.variant ?? "container"}
        enableKeyboardNavigation
        loading={loaded.isLoading && loaded.data === undefined}
        loadingText={`Loading ${noun[1]}`}
        selectionType={props.selection}
        ariaLabels={{
          tableLabel: props.title,
          selectionGroupLabel: `Selection of ${noun[1]}`,
          allItemsSelectionLabel: () => `Select all ${noun[1]}`,
          itemSelectionLabel: (_, item) => `Select ${noun[0]} ${trackBy(item)}`,
          resizerRoleDescription: "Resize button",
        }}
        header={<TableHeader {...props} count={all.length} selected={selected} />}
        filter={
          props.isFiltered === false ? undefined : (
            <Filters fields={props.filters}>
              <TextFilter
                {...filterProps}
                filteringPlaceholder={`Find ${noun[1]}`}
                filteringAriaLabel={`Find ${noun[1]}`}
                filteringClearAriaLabel="Clear"
                countText={filteredItemsCount === 1 ? "1 match" : `${filteredItemsCount ?? 0} matches`}
              />
            </Filters>
          )
        }
        pagination={
          <Pagination
            {...paginationProps}
            ariaLabels={{ nextPageLabel: "Next page", previousPageLabel: "Previous page", pageLabel: (n) => `Page ${n}` }}
          />
        }
        preferences={<TablePreferences columns={columns} choice={choice} onChoose={setChoice} />}
        footer={props.footer}
      />
    </SpaceBetween>
  );
}

// Alone the text filter takes all the room that there is.
function Filters({ fields, children }: { fields: ReactNode; children: ReactNode }) {
  if (!fields) return children;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {children}
      {fields}
    </SpaceBetween>
  );
}

/** What was selected as it is now, without what is gone: a refresh brings the same items anew. */
function useCurrent<T>(selected: readonly T[], all: readonly T[], trackBy: (item: T) => string): readonly T[] {
  return useMemo(() => {
    const ids = new Set(selected.map(trackBy));
    return ids.size === 0 ? [] : all.filter((item) => ids.has(trackBy(item)));
  }, [selected, all, trackBy]);
}

function TableHeader<T>(props: CollectionTableProps<T> & { count: number; selected: readonly T[] }) {
  const { loaded, count, selected } = props;
  const counter = selected.length > 0 ? `(${selected.length}/${count})` : `(${count})`;
  return (
    <Header
      variant={props.variant === "full-page" ? "h1" : "h2"}
      counter={loaded.data ? counter : undefined}
      description={props.description}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          {loaded.refresh && <Button formAction="none" iconName="refresh" ariaLabel={`Refresh ${props.noun[1]}`} loading={loaded.isLoading} onClick={loaded.refresh} />}
          {props.actions?.(selected)}
        </SpaceBetween>
      }
    >
      {props.title}
    </Header>
  );
}

function Empty<T>({ empty, noun, loaded }: CollectionTableProps<T>) {
  if (loaded.error !== undefined) return <Box color="text-status-inactive">Nothing could be listed.</Box>;
  return <EmptyState nouns={noun[1]} text={empty?.text ?? `There are no ${noun[1]} to show.`} action={empty?.action} />;
}

function NoMatch({ onClear }: { onClear(): void }) {
  return (
    <SpaceBetween size="s" alignItems="center">
      <Box variant="strong">No matches</Box>
      <Button formAction="none" onClick={onClear}>Clear filter</Button>
    </SpaceBetween>
  );
}

function definitions<T>(columns: readonly Column<T>[]) {
  return columns.map((column) => ({
    id: column.id,
    header: column.header,
    cell: (item: T) => shown(column, item),
    sortingComparator: (a: T, b: T) => compare(column.value(a), column.value(b)),
    width: column.widthPx && Math.max(column.widthPx, headerPx(column.header)),
    minWidth: column.widthPx ? 80 : headerPx(column.header),
  }));
}

function shown<T>(column: Column<T>, item: T): ReactNode {
  const content = column.cell ? column.cell(item) : column.value(item);
  return content === undefined || content === null || content === "" ? "-" : content;
}

// A header's letters are bold, and beside them are the arrow and the edge: a name that is cut off says nothing.
const headerPx = (header: string) => Math.ceil(header.length * 7.6) + 72;

function compare(a: string | number | undefined, b: string | number | undefined): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), undefined, { numeric: true });
}

