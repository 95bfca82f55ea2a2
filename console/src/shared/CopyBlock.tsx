import Box from "@cloudscape-design/components/box";
import { Copyable } from "./Copyable";
import { Preformatted } from "./Preformatted";

/** Lines to paste elsewhere. */
export function CopyBlock({ text, label }: { text: string; label: string }) {
  return (
    <div>
      <Box float="right">
        <Copyable text={text} name={label} variant="icon" />
      </Box>
      <Preformatted label={label} scrolls>
        {text}
      </Preformatted>
    </div>
  );
}
