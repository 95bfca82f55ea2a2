import Box from "@cloudscape-design/components/box";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { ReactNode } from "react";

/** What a table says where there is nothing yet: that, what it is for, and the button that begins. */
export function EmptyState({ nouns, text, action }: { nouns: string; text: string; action?: ReactNode }) {
  return (
    <SpaceBetween size="s" alignItems="center">
      <Box variant="strong">No {nouns}</Box>
      <Box color="text-body-secondary">{text}</Box>
      {action}
    </SpaceBetween>
  );
}
