import { jsonLanguage } from "@codemirror/lang-json";

/** A JSON value and where it stands in the text, in characters from its beginning. */
export interface JsonNode {
  from: number;
  to: number;
  /** Of a string, number, boolean or null. */
  scalar?: string | number | boolean | null;
  items?: readonly JsonNode[];
  members?: readonly { name: string; nameNode: JsonNode; value: JsonNode }[];
}

export interface JsonFault {
  from: number;
  message: string;
}

type SyntaxNode = ReturnType<typeof jsonLanguage.parser.parse>["topNode"];

/** Reads JSON with the places of its values, or says where it is none. */
export function readJson(text: string): { root: JsonNode } | { fault: JsonFault } {
  try {
    JSON.parse(text);
  } catch {
    return { fault: { from: faultAt(text), message: "This is not valid JSON: look for a missing or surplus comma, quote or brace." } };
  }
  const top = jsonLanguage.parser.parse(text).topNode.firstChild!;
  return { root: nodeOf(top, text) };
}

function nodeOf(syntax: SyntaxNode, text: string): JsonNode {
  const { from, to, name } = syntax;
  if (name === "Object") {
    const members = syntax.getChildren("Property").map((property) => {
      const nameNode = nodeOf(property.firstChild!, text);
      return { name: String(nameNode.scalar), nameNode, value: nodeOf(property.lastChild!, text) };
    });
    return { from, to, members };
  }
  if (name === "Array") return { from, to, items: childrenOf(syntax).filter((c) => /^[A-Z]/.test(c.name)).map((c) => nodeOf(c, text)) };
  return { from, to, scalar: JSON.parse(text.slice(from, to)) as string | number | boolean | null };
}

function childrenOf(syntax: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = syntax.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

// The parser reads on behind a fault and marks where it was.
function faultAt(text: string): number {
  let at = text.length;
  jsonLanguage.parser.parse(text).iterate({
    enter: (node) => {
      if (node.type.isError) at = Math.min(at, node.from);
    },
  });
  return at;
}
