import { setDiagnostics } from "@codemirror/lint";
import { EditorState, StateEffect } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { useMode } from "../../app/mode";
import type { CodeEditorProps } from "./CodeEditor";
import { editorSetup } from "./setup";

/**
 * CodeMirror in a shadow root: there it adopts its style sheets as objects, which the server's Content-Security-Policy
 * allows, while style elements in the page would be refused.
 */
export default function Editor(props: CodeEditorProps & { heightPx: number }) {
  const { label, value, language, isReadOnly = false, problems, heightPx } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>();
  const latest = useRef(props);
  latest.current = props;
  const mode = useMode();

  useEffect(() => {
    const shadow = host.current!.shadowRoot ?? host.current!.attachShadow({ mode: "open" });
    const created = new EditorView({ parent: shadow, root: shadow, state: EditorState.create({ doc: latest.current.value }) });
    view.current = created;
    return () => created.destroy();
  }, []);

  useEffect(() => {
    const setup = editorSetup({
      label, language, isReadOnly, heightPx, isDark: mode === "dark",
      onChange: (text) => latest.current.onChange?.(text),
      onSave: () => latest.current.onSave?.(),
    });
    view.current?.dispatch({ effects: StateEffect.reconfigure.of(setup) });
  }, [label, language, isReadOnly, heightPx, mode]);

  useEffect(() => {
    const { current } = view;
    if (current && current.state.doc.toString() !== value) {
      current.dispatch({ changes: { from: 0, to: current.state.doc.length, insert: value } });
    }
  }, [value]);

  useEffect(() => {
    const { current } = view;
    if (!current || !problems) return;
    // They are of the value, which the text may be ahead of while somebody types.
    const end = current.state.doc.length;
    current.dispatch(setDiagnostics(current.state, problems.map((p) => ({ ...p, from: Math.min(p.from, end), to: Math.min(p.to, end) }))));
  }, [problems]);

  return <div ref={host} className="editor" />;
}
