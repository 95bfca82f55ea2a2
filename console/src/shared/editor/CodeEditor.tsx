import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { lazy, Suspense } from "react";

export type Language = "javascript" | "python" | "json" | "text";

/** Something to look at in the text, from and to in characters from its beginning. */
export interface EditorProblem {
  severity: "error" | "warning";
  message: string;
  from: number;
  to: number;
}

export interface CodeEditorProps {
  /** What a screen reader calls it. */
  label: string;
  value: string;
  onChange?(value: string): void;
  /** Ctrl-S or Cmd-S. */
  onSave?(): void;
  language: Language;
  isReadOnly?: boolean;
  /** What is wrong with the value, underlined in it. */
  problems?: readonly EditorProblem[];
  heightPx?: number;
}

const Editor = lazy(() => import("./Editor"));

/** A text editor for code, JSON and statements, loaded when it is first shown. Escape, then Tab, leaves it by keyboard. */
export function CodeEditor(props: CodeEditorProps) {
  const heightPx = props.heightPx ?? 280;
  return (
    <Suspense fallback={<StatusIndicator type="loading">Loading the editor</StatusIndicator>}>
      <Editor {...props} heightPx={heightPx} />
    </Suspense>
  );
}
