import { APIGatewayClient, TagResourceCommand, UntagResourceCommand } from "@aws-sdk/client-api-gateway";
import { useSession } from "../../../session/Session";
import { useClient } from "../../../shared/clients";
import { fromTagMap, TagsPanel, toTagMap } from "../../../shared/TagsPanel";
import { gatewayCall } from "../steps";

interface ArnTagsProps {
  /** What follows the region in the ARN, such as "/restapis/a1b2c3". */
  path: string;
  tags: Readonly<Record<string, string>> | undefined;
  refresh(): void;
}

/** The tags of one thing of API Gateway, which shows them with itself. */
export function ArnTags({ path, tags, refresh }: ArnTagsProps) {
  const { region } = useSession();
  const client = useClient(APIGatewayClient);
  const resourceArn = `arn:aws:apigateway:${region}::${path}`;
  return (
    <TagsPanel
      load={() => Promise.resolve(fromTagMap(tags))}
      tag={(changed) => {
        const input = { resourceArn, tags: toTagMap(changed) };
        return { call: gatewayCall("TagResource", input), send: () => client.send(new TagResourceCommand(input)) };
      }}
      untag={(tagKeys) => {
        const input = { resourceArn, tagKeys };
        return { call: gatewayCall("UntagResource", input), send: () => client.send(new UntagResourceCommand(input)) };
      }}
      onSaved={refresh}
      dependencies={[tags]}
    />
  );
}
