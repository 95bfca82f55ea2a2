import Box from "@cloudscape-design/components/box";
import Header from "@cloudscape-design/components/header";
import Table from "@cloudscape-design/components/table";
import type { ReactNode } from "react";
import { EmptyState } from "../../../shared/EmptyState";

interface PlainTableProps {
  title: string;
  /** Such as "header"; a plural is made with -s. */
  noun: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  actions?: ReactNode;
  /** What to do where there is nothing yet. */
  empty?: { text: string; action: ReactNode };
}

/** A few rows of text, as a part of a page shows them. */
export function PlainTable({ title, noun, columns, rows, actions, empty }: PlainTableProps) {
  return (
    <Table
      items={rows}
      ariaLabels={{ tableLabel: title }}
      columnDefinitions={columns.map((header, i) => ({ id: header, header, cell: (row: readonly string[]) => row[i] || "-", isRowHeader: i === 0 }))}
      header={
        <Header variant="h3" counter={`(${rows.length})`} actions={actions}>
          {title}
        </Header>
      }
      empty={empty ? <EmptyState nouns={`${noun}s`} {...empty} /> : <Box color="text-body-secondary">{`No ${noun}s.`}</Box>}
      wrapLines
    />
  );
}
