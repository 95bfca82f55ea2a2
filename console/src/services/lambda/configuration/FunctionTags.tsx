import { LambdaClient, ListTagsCommand, TagResourceCommand, UntagResourceCommand } from "@aws-sdk/client-lambda";
import { useClient } from "../../../shared/clients";
import { type Tag, TagsPanel } from "../../../shared/TagsPanel";

export function FunctionTags({ arn }: { arn: string }) {
  const client = useClient(LambdaClient);

  async function load(abortSignal: AbortSignal): Promise<readonly Tag[]> {
    const { Tags = {} } = await client.send(new ListTagsCommand({ Resource: arn }), { abortSignal });
    return Object.entries(Tags).map(([key, value]) => ({ key, value }));
  }

  async function save(changed: readonly Tag[], removed: readonly string[]) {
    if (removed.length > 0) await client.send(new UntagResourceCommand({ Resource: arn, TagKeys: [...removed] }));
    if (changed.length > 0) {
      await client.send(new TagResourceCommand({ Resource: arn, Tags: Object.fromEntries(changed.map((t) => [t.key, t.value])) }));
    }
  }

  return <TagsPanel load={load} save={save} dependencies={[client, arn]} />;
}
