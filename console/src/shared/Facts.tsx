import KeyValuePairs, { type KeyValuePairsProps } from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";

interface FactsProps {
  columns: number;
  items: readonly KeyValuePairsProps.Pair[];
  /** ARNs and addresses: a column would break them into pieces. */
  long: readonly KeyValuePairsProps.Pair[];
}

/** What is known of a thing: in columns, and what is long below them, on lines of its own. */
export function Facts({ columns, items, long }: FactsProps) {
  return (
    <SpaceBetween size="l">
      <KeyValuePairs columns={columns} items={items} />
      <KeyValuePairs columns={1} items={long} />
    </SpaceBetween>
  );
}
