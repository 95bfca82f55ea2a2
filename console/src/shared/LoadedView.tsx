import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import type { ReactNode } from "react";
import { ErrorContent } from "./flash";
import type { Loaded } from "./useLoad";

interface LoadedViewProps<T> {
  loaded: Loaded<T>;
  /** Such as "the table users". */
  what: string;
  children: (data: T) => ReactNode;
}

/** Shows one thing once it is loaded, and until then that it loads or why it could not be. */
export function LoadedView<T>({ loaded, what, children }: LoadedViewProps<T>) {
  return (
    <SpaceBetween size="l">
      {loaded.error !== undefined && (
        <Alert type="error" header={`Could not load ${what}`} action={<Button formAction="none" onClick={loaded.refresh}>Retry</Button>}>
          <ErrorContent error={loaded.error} />
        </Alert>
      )}
      {loaded.data === undefined && loaded.error === undefined && <StatusIndicator type="loading">Loading {what}</StatusIndicator>}
      {loaded.data !== undefined && children(loaded.data)}
    </SpaceBetween>
  );
}
