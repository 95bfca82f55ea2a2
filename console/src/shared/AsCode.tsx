import ExpandableSection from "@cloudscape-design/components/expandable-section";
import Tabs from "@cloudscape-design/components/tabs";
import { useState } from "react";
import { useSession } from "../session/Session";
import { type Call, toCli, toSdk } from "./asCode";
import { CopyBlock } from "./CopyBlock";

interface AsCodeProps {
  calls: readonly Call[];
  /** Inside a modal or a container. */
  isInset?: boolean;
}

/** What the form would do, as lines to paste. */
export function AsCode({ calls, isInset = false }: AsCodeProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <ExpandableSection
      variant={isInset ? "footer" : "container"}
      headerText="As code"
      headerDescription={isInset ? undefined : "What this form does, as an AWS CLI command and an SDK call"}
      expanded={isOpen}
      onChange={({ detail }) => setOpen(detail.expanded)}
    >
      {isOpen && <Lines calls={calls} />}
    </ExpandableSection>
  );
}

// Made only when they are seen: a form is drawn anew with each key.
function Lines({ calls }: { calls: readonly Call[] }) {
  const { region } = useSession();
  return (
    <Tabs
      ariaLabel="Languages"
      tabs={[
        { id: "cli", label: "AWS CLI", content: <CopyBlock text={toCli(calls)} label="AWS CLI command" /> },
        { id: "sdk", label: "SDK for JavaScript", content: <CopyBlock text={toSdk(calls, location.origin, region)} label="SDK call" /> },
      ]}
    />
  );
}
