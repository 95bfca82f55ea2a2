import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";

interface CopyableProps {
  text: string;
  /** What is copied, such as "ARN", for screen readers. */
  name: string;
  /** The text is shown beside the button; "icon" is the button alone. */
  variant?: "inline" | "icon";
}

/** A text, and the button that copies it. */
export function Copyable({ text, name, variant = "inline" }: CopyableProps) {
  return <CopyToClipboard variant={variant} textToCopy={text} copyButtonAriaLabel={`Copy ${name}`} copySuccessText="Copied" copyErrorText="Could not copy" />;
}
