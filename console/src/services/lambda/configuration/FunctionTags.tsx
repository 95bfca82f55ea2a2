import { LambdaClient, ListTagsCommand, TagResourceCommand, UntagResourceCommand } from "@aws-sdk/client-lambda";
import type { Doing } from "../../../shared/asCode";
import { useClient } from "../../../shared/clients";
import { fromTagMap, type Tag, TagsPanel, toTagMap } from "../../../shared/TagsPanel";
import { lambdaCall } from "../calls";

/** Tags give the function a new revision, which the editor of its code must know. */
export function FunctionTags({ arn, refresh }: { arn: string; refresh: () => void }) {
  const client = useClient(LambdaClient);

  async function load(abortSignal: AbortSignal): Promise<readonly Tag[]> {
    return fromTagMap((await client.send(new ListTagsCommand({ Resource: arn }), { abortSignal })).Tags);
  }

  function tag(tags: readonly Tag[]): Doing {
    const input = { Resource: arn, Tags: toTagMap(tags) };
    return { call: lambdaCall("TagResource", input), send: () => client.send(new TagResourceCommand(input)) };
  }

  function untag(TagKeys: string[]): Doing {
    const input = { Resource: arn, TagKeys };
    return { call: lambdaCall("UntagResource", input), send: () => client.send(new UntagResourceCommand(input)) };
  }

  return <TagsPanel load={load} tag={tag} untag={untag} onSaved={refresh} dependencies={[client, arn]} />;
}
