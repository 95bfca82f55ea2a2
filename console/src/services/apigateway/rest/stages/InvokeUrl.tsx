import Link from "@cloudscape-design/components/link";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import { invokeUrl } from "../../paths";

/** Where a stage of a REST API answers. */
export const InvokeUrl = ({ api, stage }: { api: string; stage: string }) => <StageAddress url={invokeUrl(api, stage)} stage={stage} />;

/** Where a stage answers: to copy and, where a browser can, to follow. */
export function StageAddress({ url, stage, isFollowed = true }: { url: string; stage: string; isFollowed?: boolean }) {
  return (
    <span className="address">
      <CopyToClipboard variant="icon" textToCopy={url} copyButtonAriaLabel={`Copy invoke URL of ${stage}`} copySuccessText="Copied" copyErrorText="Could not copy" />{" "}
      {isFollowed ? (
        <Link href={url} target="_blank">
          {url}
        </Link>
      ) : (
        <span>{url}</span>
      )}
    </span>
  );
}
