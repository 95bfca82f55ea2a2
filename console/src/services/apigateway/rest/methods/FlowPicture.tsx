import "@xyflow/react/dist/style.css";
import "./flow.css";
import type { Method } from "@aws-sdk/client-api-gateway";
import { type Edge, Handle, MarkerType, type Node, type NodeProps, Position, ReactFlow } from "@xyflow/react";
import { useMemo } from "react";
import { useMode } from "../../../../app/mode";
import { integrationName } from "./integrations";

interface Step extends Record<string, unknown> {
  label: string;
  /** What is said under it. */
  note: string;
  /** Undefined at the ends of the way, which have no editor. */
  open?(): void;
}

type StepNode = Node<Step, "step">;

const nodeTypes = { step: StepBox };

const edge = (source: string, target: string): Edge => ({
  id: `${source} ${target}`, source, target, type: "straight",
  sourceHandle: sides[`${source} ${target}`]?.[0], targetHandle: sides[`${source} ${target}`]?.[1], markerEnd: { type: MarkerType.ArrowClosed },
});

// The request goes to the right along the upper row, the response to the left along the lower one.
const sides: Readonly<Record<string, readonly [source: string, target: string]>> = {
  "client request": ["right-top", "left"], "request integration": ["right", "left"], "integration backend": ["right", "left-top"],
  "backend integration-response": ["left-bottom", "right"], "integration-response response": ["left", "right"], "response client": ["left", "right-bottom"],
};

const edges = Object.keys(sides).map((way) => edge(...(way.split(" ") as [string, string])));

/** The way of a request through a method and back; each box opens its editor. */
export default function FlowPicture({ method, onOpen }: { method: Method; onOpen(tab: string): void }) {
  const mode = useMode();
  const nodes = useMemo(() => nodesOf(method, onOpen), [method, onOpen]);
  return (
    <div className="flow" role="group" aria-label="The way of a request through the method">
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        colorMode={mode}
        fitView
        fitViewOptions={{ padding: 0.01, maxZoom: 1 }}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        panOnDrag={false}
        zoomOnScroll={false}
        zoomOnPinch={false}
        zoomOnDoubleClick={false}
        preventScrolling={false}
        disableKeyboardA11y
      />
    </div>
  );
}

function StepBox({ data }: NodeProps<StepNode>) {
  const content = (
    <>
      <strong>{data.label}</strong>
      <small>{data.note}</small>
    </>
  );
  return (
    <>
      {data.open ? (
        <button type="button" className="flow-step" onClick={data.open}>
          {content}
        </button>
      ) : (
        <div className="flow-step flow-end">{content}</div>
      )}
      {["left", "left-top", "left-bottom"].map((id) => <Ends key={id} id={id} position={Position.Left} />)}
      {["right", "right-top", "right-bottom"].map((id) => <Ends key={id} id={id} position={Position.Right} />)}
    </>
  );
}

// Where lines may begin and end; they are drawn by the boxes' sides, a quarter or three quarters of the way down.
function Ends({ id, position }: { id: string; position: Position }) {
  const className = `flow-handle ${id.endsWith("top") ? "flow-top" : id.endsWith("bottom") ? "flow-bottom" : ""}`;
  return (
    <>
      <Handle type="source" id={id} position={position} isConnectable={false} className={className} />
      <Handle type="target" id={id} position={position} isConnectable={false} className={className} />
    </>
  );
}

const boxWidth = 160;
const rowHeight = 104;
const columnWidth = 198;

function nodesOf(method: Method, onOpen: (tab: string) => void): StepNode[] {
  const { methodIntegration: integration } = method;
  const isProxy = integration?.type?.endsWith("_PROXY") ?? false;
  const statuses = Object.keys(method.methodResponses ?? {}).join(", ");
  const node = (id: string, column: number, row: number, label: string, note: string, hasEditor = true): StepNode => ({
    id, type: "step", position: { x: column * columnWidth, y: row * rowHeight }, width: boxWidth,
    data: { label, note, open: hasEditor ? () => onOpen(id) : undefined },
  });
  return [
    node("client", 0, 0.5, "Client", "", false),
    node("request", 1, 0, "Method request", `Auth: ${method.authorizationType ?? "NONE"}`),
    node("integration", 2, 0, "Integration request", `Type: ${integrationName(integration)}`),
    node("backend", 3, 0.5, isLambda(integration?.uri) ? "Lambda" : integrationName(integration), "", false),
    node("integration-response", 2, 1, "Integration response", isProxy ? "Proxy integration" : mappedStatuses(method)),
    node("response", 1, 1, "Method response", statuses ? `HTTP status: ${statuses}` : "None declared"),
  ];
}

const isLambda = (uri: string | undefined) => uri?.includes(":lambda:path/") ?? false;

function mappedStatuses(method: Method): string {
  const statuses = Object.keys(method.methodIntegration?.integrationResponses ?? {});
  return statuses.length > 0 ? `HTTP status: ${statuses.join(", ")}` : "None defined";
}
