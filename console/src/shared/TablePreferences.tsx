import CollectionPreferences from "@cloudscape-design/components/collection-preferences";
import type { Column } from "./CollectionTable";
import { usePersisted } from "./usePersisted";

/** What a person has chosen for one table. */
export interface ColumnChoice {
  pageSize: number;
  wrapsLines: boolean;
  /** What is not shown; a column that a table did not have before is shown. */
  hidden: readonly string[];
}

interface TablePreferencesProps<T> {
  columns: readonly Column<T>[];
  choice: ColumnChoice;
  onChoose(choice: ColumnChoice): void;
}

const pageSizes = [10, 25, 50, 100];

export function useColumnChoice<T>(id: string, columns: readonly Column<T>[]): [ColumnChoice, (choice: ColumnChoice) => void] {
  const initial = { pageSize: 25, wrapsLines: false, hidden: columns.filter((c) => c.isOptional).map((c) => c.id) };
  const [stored, choose] = usePersisted(`table.${id}`, undefined as ColumnChoice | undefined, isChoice);
  return [stored ?? initial, choose];
}

export function TablePreferences<T>({ columns, choice, onChoose }: TablePreferencesProps<T>) {
  return (
    <CollectionPreferences
      title="Preferences"
      confirmLabel="Confirm"
      cancelLabel="Cancel"
      preferences={{
        pageSize: choice.pageSize,
        wrapLines: choice.wrapsLines,
        contentDisplay: columns.map((c) => ({ id: c.id, visible: !choice.hidden.includes(c.id) })),
      }}
      pageSizePreference={{ title: "Page size", options: pageSizes.map((value) => ({ value, label: String(value) })) }}
      wrapLinesPreference={{ label: "Wrap lines", description: "Show the whole text of each cell" }}
      contentDisplayPreference={{
        title: "Columns",
        options: columns.map((c, i) => ({ id: c.id, label: c.header, alwaysVisible: i === 0 })),
      }}
      onConfirm={({ detail }) =>
        onChoose({
          pageSize: detail.pageSize ?? choice.pageSize,
          wrapsLines: detail.wrapLines ?? choice.wrapsLines,
          hidden: detail.contentDisplay?.filter((c) => !c.visible).map((c) => c.id) ?? choice.hidden,
        })
      }
    />
  );
}

function isChoice(value: unknown): value is ColumnChoice | undefined {
  const choice = value as Partial<ColumnChoice> | null;
  return typeof choice?.pageSize === "number" && typeof choice.wrapsLines === "boolean" && Array.isArray(choice.hidden);
}
