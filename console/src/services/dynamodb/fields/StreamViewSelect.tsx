import type { StreamViewType } from "@aws-sdk/client-dynamodb";
import Select from "@cloudscape-design/components/select";

export type StreamChoice = StreamViewType | "OFF";

const views: readonly { value: StreamViewType; label: string; description: string }[] = [
  { value: "NEW_AND_OLD_IMAGES", label: "New and old images", description: "The item before and after the change" },
  { value: "NEW_IMAGE", label: "New image", description: "The item after the change" },
  { value: "OLD_IMAGE", label: "Old image", description: "The item before the change" },
  { value: "KEYS_ONLY", label: "Key attributes only", description: "The key of the item" },
];
const off = { value: "OFF" as const, label: "No stream", description: "" };

export function streamViewName(view: StreamChoice | undefined): string | undefined {
  return views.find((v) => v.value === view)?.label;
}

interface StreamViewSelectProps {
  view: StreamChoice;
  canBeOff?: boolean;
  onChange(view: StreamChoice): void;
}

export function StreamViewSelect({ view, canBeOff = false, onChange }: StreamViewSelectProps) {
  const options = canBeOff ? [off, ...views] : views;
  return (
    <Select
      options={options}
      selectedOption={options.find((o) => o.value === view) ?? null}
      onChange={({ detail }) => onChange(detail.selectedOption.value as StreamChoice)}
    />
  );
}
