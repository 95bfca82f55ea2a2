import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import Grid from "@cloudscape-design/components/grid";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Textarea from "@cloudscape-design/components/textarea";
import { type TypeCode, typeNames } from "./attributeValues";
import { elementType, type FormNode, hasChildren, newNode } from "./nodes";

// Name, value, type and the button; where there is no room beside each other, name and value have lines of their own.
const columns = [{ default: 12, xxs: 4 }, { default: 12, xxs: 5 }, { default: 10, xxs: 2 }, { default: 2, xxs: 1 }].map((colspan) => ({ colspan }));
const typeItems = (Object.keys(typeNames) as TypeCode[]).map((id) => ({ id, text: typeNames[id] }));
const booleans = [
  { value: "true", label: "True" },
  { value: "false", label: "False" },
];

interface NodeFieldsProps {
  node: FormNode;
  /** Where it stands, for screen readers: an attribute's name, or "tags 2". */
  place: string;
  isNamed: boolean;
  /** Keys have a name and a type of their own, and in an item that is there also a value. */
  fixed?: "name" | "all";
  onChange(node: FormNode): void;
  onRemove?(): void;
}

/** One value and, below it, what is inside. */
export function NodeFields({ node, place, isNamed, fixed, onChange, onRemove }: NodeFieldsProps) {
  return (
    <SpaceBetween size="xs">
      <Grid gridDefinition={columns} disableGutters={false}>
        {isNamed ? (
          <Input
            ariaLabel={`Attribute name of ${place}`}
            placeholder="Attribute name"
            value={node.name}
            readOnly={fixed !== undefined}
            spellcheck={false}
            onChange={({ detail }) => onChange({ ...node, name: detail.value })}
          />
        ) : (
          <Box padding={{ top: "xxs" }} color="text-body-secondary">
            {place}
          </Box>
        )}
        <ValueField node={node} place={place} isReadOnly={fixed === "all"} onChange={onChange} />
        <Box padding={{ top: "xxs" }}>{typeNames[node.type]}</Box>
        {onRemove ? <Button iconName="remove" variant="icon" formAction="none" ariaLabel={`Remove ${place}`} onClick={onRemove} /> : <span />}
      </Grid>
      {hasChildren(node.type) && (
        <Box padding={{ left: "xl" }}>
          <NodeList nodes={node.children} place={place} parent={node.type} onChange={(children) => onChange({ ...node, children })} />
        </Box>
      )}
    </SpaceBetween>
  );
}

interface NodeListProps {
  nodes: readonly FormNode[];
  place: string;
  /** The type of value that they are inside; undefined for the item itself. */
  parent?: TypeCode;
  fixed?: (name: string) => "name" | "all" | undefined;
  onChange(nodes: readonly FormNode[]): void;
}

/** The attributes of an item or a map, or the elements of a list or a set, and the button that adds one. */
export function NodeList({ nodes, place, parent, fixed, onChange }: NodeListProps) {
  const isNamed = parent === undefined || parent === "M";
  const element = parent && elementType(parent);
  const add = (type: TypeCode) => onChange([...nodes, newNode(type)]);
  const nameOf = (node: FormNode, i: number) => (isNamed && node.name ? node.name : `${place} ${i + 1}`);
  return (
    <SpaceBetween size="s">
      {nodes.map((node, i) => {
        const isFixed = fixed?.(node.name);
        return (
          <NodeFields
            key={node.id}
            node={node}
            place={nameOf(node, i)}
            isNamed={isNamed}
            fixed={isFixed}
            onChange={(changed) => onChange(nodes.map((n) => (n === node ? changed : n)))}
            onRemove={isFixed ? undefined : () => onChange(nodes.filter((n) => n !== node))}
          />
        );
      })}
      {element ? (
        <Button formAction="none" iconName="add-plus" ariaLabel={`Add to ${place}`} onClick={() => add(element)}>
          Add element
        </Button>
      ) : (
        <ButtonDropdown items={typeItems} ariaLabel={parent ? `Add to ${place}` : undefined} onItemClick={({ detail }) => add(detail.id as TypeCode)}>
          {isNamed ? "Add new attribute" : "Add element"}
        </ButtonDropdown>
      )}
    </SpaceBetween>
  );
}

interface ValueFieldProps {
  node: FormNode;
  place: string;
  isReadOnly: boolean;
  onChange(node: FormNode): void;
}

function ValueField({ node, place, isReadOnly, onChange }: ValueFieldProps) {
  const label = `Value of ${place}`;
  const change = (text: string) => onChange({ ...node, text });
  if (hasChildren(node.type)) return <Box padding={{ top: "xxs" }} color="text-body-secondary">{node.children.length} inside</Box>;
  if (node.type === "NULL") return <Box padding={{ top: "xxs" }}>null</Box>;
  if (node.type === "BOOL") {
    const selected = booleans.find((b) => b.value === node.text) ?? null;
    return <Select ariaLabel={label} selectedOption={selected} options={booleans} onChange={({ detail }) => change(detail.selectedOption.value ?? "")} />;
  }
  if (node.text.includes("\n")) {
    return <Textarea ariaLabel={label} value={node.text} readOnly={isReadOnly} onChange={({ detail }) => change(detail.value)} />;
  }
  return (
    <Input
      ariaLabel={label}
      placeholder={node.type === "B" ? "Base64" : "Enter attribute value"}
      value={node.text}
      readOnly={isReadOnly}
      inputMode={node.type === "N" ? "decimal" : "text"}
      spellcheck={false}
      onChange={({ detail }) => change(detail.value)}
    />
  );
}
