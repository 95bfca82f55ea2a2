import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

interface Colors {
  text: string;
  background: string;
  gutter: string;
  activeLine: string;
  selection: string;
  keyword: string;
  string: string;
  number: string;
  comment: string;
  name: string;
  property: string;
}

// Each colour of text has a contrast of 4.5 to 1 at least, on the background and on the active line.
const light: Colors = {
  text: "#16191f", background: "#ffffff", gutter: "#5f6b7a", activeLine: "#f2f8fd", selection: "#b5d6f7",
  keyword: "#7d2ea8", string: "#1d6b34", number: "#0b5ea8", comment: "#5f6b7a", name: "#16191f", property: "#8a3b12",
};
const dark: Colors = {
  text: "#e9ebed", background: "#0f1b2a", gutter: "#95a5b8", activeLine: "#192534", selection: "#2b4b73",
  keyword: "#d5a6f2", string: "#8ed6a1", number: "#89bdee", comment: "#95a5b8", name: "#e9ebed", property: "#f0b18a",
};

function themeOf(colors: Colors, isDark: boolean) {
  const theme = EditorView.theme(
    {
      "&": { color: colors.text, backgroundColor: colors.background, fontSize: "13px" },
      "&.cm-focused": { outline: "2px solid #0972d3", outlineOffset: "-2px" },
      ".cm-scroller": { fontFamily: 'Monaco, Menlo, Consolas, "Courier New", monospace' },
      ".cm-gutters": { color: colors.gutter, backgroundColor: colors.background, border: "none" },
      ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: colors.activeLine },
      ".cm-cursor": { borderLeftColor: colors.text },
      "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: colors.selection },
    },
    { dark: isDark },
  );
  const highlighting = HighlightStyle.define([
    { tag: [tags.keyword, tags.bool, tags.null], color: colors.keyword },
    { tag: [tags.string, tags.special(tags.string), tags.regexp], color: colors.string },
    { tag: tags.number, color: colors.number },
    { tag: tags.comment, color: colors.comment, fontStyle: "italic" },
    { tag: [tags.variableName, tags.function(tags.variableName)], color: colors.name },
    { tag: [tags.propertyName, tags.className], color: colors.property },
  ]);
  return { theme, highlighting };
}

export const lightTheme = themeOf(light, false);
export const darkTheme = themeOf(dark, true);
