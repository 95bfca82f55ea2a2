import Link from "@cloudscape-design/components/link";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import { invokeUrl } from "../../paths";

/** Where a stage answers: to follow, and to copy. */
export function InvokeUrl({ api, stage }: { api: string; stage: string }) {
  const url = invokeUrl(api, stage);
  return (
    <span className="one-line">
      <CopyToClipboard variant="icon" textToCopy={url} copyButtonAriaLabel={`Copy invoke URL of ${stage}`} copySuccessText="Copied" copyErrorText="Could not copy" />{" "}
      <Link href={url} target="_blank">
        {url}
      </Link>
    </span>
  );
}
