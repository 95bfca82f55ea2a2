import type { Tag as IamTag } from "@aws-sdk/client-iam";
import type { Tag } from "../../shared/TagsPanel";

/** Tags as IAM has them. */
export function toIamTags(tags: readonly Tag[]): IamTag[] {
  return tags.map((t) => ({ Key: t.key, Value: t.value }));
}

export function fromIamTags(tags: readonly IamTag[] | undefined): Tag[] {
  return (tags ?? []).map((t) => ({ key: t.Key ?? "", value: t.Value ?? "" }));
}
