import Box from "@cloudscape-design/components/box";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import { Preformatted } from "./Preformatted";

/** Lines to paste elsewhere. */
export function CopyBlock({ text, label }: { text: string; label: string }) {
  return (
    <div>
      <Box float="right">
        <CopyToClipboard variant="icon" textToCopy={text} copyButtonAriaLabel={`Copy ${label}`} copySuccessText="Copied" copyErrorText="Could not copy" />
      </Box>
      <Preformatted label={label} scrolls>
        {text}
      </Preformatted>
    </div>
  );
}
