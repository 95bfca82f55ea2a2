import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { json } from "@codemirror/lang-json";
import { python } from "@codemirror/lang-python";
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import type { Language } from "./CodeEditor";
import { darkTheme, lightTheme } from "./themes";

interface EditorOptions {
  label: string;
  language: Language;
  isReadOnly: boolean;
  isDark: boolean;
  heightPx: number;
  onChange(text: string): void;
  onSave(): void;
}

const languages: Record<Language, () => Extension> = {
  javascript: () => javascript({ typescript: true }),
  python,
  json,
  text: () => [],
};

export function editorSetup(options: EditorOptions): Extension {
  const { theme, highlighting } = options.isDark ? darkTheme : lightTheme;
  const save = () => {
    options.onSave();
    return true;
  };
  return [
    lineNumbers(), foldGutter(), history(), drawSelection(), indentOnInput(), bracketMatching(), closeBrackets(),
    autocompletion(), highlightActiveLine(), highlightActiveLineGutter(), highlightSelectionMatches(),
    keymap.of([
      { key: "Mod-s", run: save, preventDefault: true },
      ...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, ...completionKeymap, indentWithTab,
    ]),
    languages[options.language](),
    theme,
    syntaxHighlighting(highlighting),
    EditorView.theme({ "&": { height: `${options.heightPx}px` } }),
    // It takes the focus without a tabindex too, but only this says so.
    EditorView.contentAttributes.of({ "aria-label": options.label, tabindex: "0" }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) options.onChange(update.state.doc.toString());
    }),
    EditorState.readOnly.of(options.isReadOnly),
    EditorView.lineWrapping,
  ];
}
