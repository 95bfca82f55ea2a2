import Link from "@cloudscape-design/components/link";
import { Copyable } from "../../../../shared/Copyable";
import { invokeUrl } from "../../paths";

/** Where a stage of a REST API answers. */
export const InvokeUrl = ({ api, stage }: { api: string; stage: string }) => <StageAddress url={invokeUrl(api, stage)} stage={stage} />;

/** Where a stage answers: to copy and, where a browser can, to follow. */
export function StageAddress({ url, stage, isFollowed = true }: { url: string; stage: string; isFollowed?: boolean }) {
  return (
    <span className="address">
      <Copyable text={url} name={`invoke URL of ${stage}`} variant="icon" />{" "}
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
