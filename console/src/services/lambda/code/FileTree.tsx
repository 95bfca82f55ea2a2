import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import Icon from "@cloudscape-design/components/icon";
import TreeView from "@cloudscape-design/components/tree-view";
import { useMemo, useState } from "react";

interface FileTreeProps {
  paths: readonly string[];
  open: string | undefined;
  /** Files that differ from what is deployed. */
  changed: ReadonlySet<string>;
  onOpen(path: string): void;
  onRename(path: string): void;
  onDelete(path: string): void;
}

interface Entry {
  name: string;
  path: string;
  /** Of a folder. */
  children?: Entry[];
}

/** The files of a package in their folders. */
export function FileTree({ paths, open, changed, onOpen, onRename, onDelete }: FileTreeProps) {
  const entries = useMemo(() => treeOf(paths), [paths]);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const folders = useMemo(() => foldersOf(entries), [entries]);
  return (
    <TreeView<Entry>
      ariaLabel="Files"
      items={entries}
      getItemId={(entry) => entry.path}
      getItemChildren={(entry) => entry.children}
      expandedItems={folders.filter((f) => !closed.has(f))}
      onItemToggle={({ detail }) => setClosed((before) => (detail.expanded ? without(before, detail.id) : new Set([...before, detail.id])))}
      renderItem={(entry) => ({
        icon: <Icon name={entry.children ? "folder" : "file"} />,
        content: entry.children ? (
          entry.name
        ) : (
          <Button variant="inline-link" ariaLabel={`Open ${entry.path}`} onClick={() => onOpen(entry.path)}>
            {entry.path === open ? <b>{entry.name}</b> : entry.name}
            {changed.has(entry.path) && " •"}
          </Button>
        ),
        actions: entry.children ? undefined : (
          <ButtonDropdown
            variant="inline-icon"
            expandToViewport
            ariaLabel={`Actions for ${entry.path}`}
            items={[
              { id: "rename", text: "Rename" },
              { id: "delete", text: "Delete" },
            ]}
            onItemClick={({ detail }) => (detail.id === "rename" ? onRename : onDelete)(entry.path)}
          />
        ),
      })}
    />
  );
}

function treeOf(paths: readonly string[]): Entry[] {
  const root: Entry[] = [];
  for (const path of [...paths].sort()) {
    let level = root;
    const parts = path.split("/");
    parts.forEach((name, i) => {
      const here = parts.slice(0, i + 1).join("/");
      let entry = level.find((e) => e.path === here);
      if (!entry) {
        entry = { name, path: here, children: i < parts.length - 1 ? [] : undefined };
        level.push(entry);
      }
      level = entry.children ?? [];
    });
  }
  return root;
}

function foldersOf(entries: readonly Entry[]): string[] {
  return entries.flatMap((e) => (e.children ? [e.path, ...foldersOf(e.children)] : []));
}

function without(set: ReadonlySet<string>, item: string): ReadonlySet<string> {
  const rest = new Set(set);
  rest.delete(item);
  return rest;
}
