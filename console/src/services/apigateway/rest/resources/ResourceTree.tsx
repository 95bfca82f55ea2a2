import type { Resource } from "@aws-sdk/client-api-gateway";
import Box from "@cloudscape-design/components/box";
import TreeView from "@cloudscape-design/components/tree-view";
import { useMemo, useState } from "react";
import { RouteLink } from "../../../../shared/RouteLink";
import { methodPath, resourcePath } from "../../paths";
import { methodsOf } from "./openResources";

interface Node {
  id: string;
  text: string;
  to: string;
  isChosen: boolean;
  children: Node[];
}

interface ResourceTreeProps {
  api: string;
  resources: readonly Resource[];
  /** A resource's id. */
  chosen: string;
  method?: string;
}

/** All resources with their methods; each is a link to its own page. */
export function ResourceTree({ api, resources, chosen, method }: ResourceTreeProps) {
  const [closed, setClosed] = useState<readonly string[]>([]);
  const nodes = useMemo(() => treeOf(api, resources, chosen, method), [api, resources, chosen, method]);
  const all = useMemo(() => resources.map((r) => r.id!), [resources]);
  return (
    <TreeView<Node>
      ariaLabel="Resources"
      items={nodes}
      getItemId={(node) => node.id}
      getItemChildren={(node) => node.children}
      expandedItems={all.filter((id) => !closed.includes(id))}
      onItemToggle={({ detail }) => setClosed(detail.expanded ? closed.filter((id) => id !== detail.id) : [...closed, detail.id])}
      i18nStrings={{ expandButtonLabel: (node) => `Expand ${node.text}`, collapseButtonLabel: (node) => `Collapse ${node.text}` }}
      renderItem={(node) => ({
        content: (
          <Box fontWeight={node.isChosen ? "bold" : "normal"} variant="span">
            <span aria-current={node.isChosen || undefined}>
              <RouteLink to={node.to} variant="secondary">
                {node.text}
              </RouteLink>
            </span>
          </Box>
        ),
      })}
    />
  );
}

function treeOf(api: string, resources: readonly Resource[], chosen: string, method: string | undefined): Node[] {
  const below = (parentId: string | undefined): Node[] =>
    resources
      .filter((r) => r.parentId === parentId)
      .map((r) => ({
        id: r.id!,
        text: r.pathPart ? `/${r.pathPart}` : "/",
        to: resourcePath(api, r.id!),
        isChosen: r.id === chosen && method === undefined,
        children: [
          ...methodsOf(r).map((m) => ({
            id: `${r.id} ${m.httpMethod}`, text: m.httpMethod!, to: methodPath(api, r.id!, m.httpMethod!),
            isChosen: r.id === chosen && method === m.httpMethod, children: [],
          })),
          ...below(r.id),
        ],
      }));
  return below(undefined);
}
