import { APIGatewayClient, TagResourceCommand, UntagResourceCommand } from "@aws-sdk/client-api-gateway";
import { useSession } from "../../../session/Session";
import { useClient } from "../../../shared/clients";
import { TagsPanel } from "../../../shared/TagsPanel";

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
      load={() => Promise.resolve(Object.entries(tags ?? {}).map(([key, value]) => ({ key, value })))}
      save={async (changed, removedKeys) => {
        if (changed.length > 0) await client.send(new TagResourceCommand({ resourceArn, tags: Object.fromEntries(changed.map((t) => [t.key, t.value])) }));
        if (removedKeys.length > 0) await client.send(new UntagResourceCommand({ resourceArn, tagKeys: [...removedKeys] }));
        refresh();
      }}
      dependencies={[tags]}
    />
  );
}
