import ExpandableSection from "@cloudscape-design/components/expandable-section";
import Tabs from "@cloudscape-design/components/tabs";
import { useMemo } from "react";
import { useSession } from "../session/Session";
import { type Call, toCli, toSdk } from "./asCode";
import { CopyBlock } from "./CopyBlock";

interface AsCodeProps {
  calls: readonly Call[];
  /** Inside a modal, which is a container already. */
  isInset?: boolean;
}

/** What the form would do, as lines to paste. */
export function AsCode({ calls, isInset = false }: AsCodeProps) {
  const { region } = useSession();
  const cli = useMemo(() => toCli(calls), [calls]);
  const sdk = useMemo(() => toSdk(calls, location.origin, region), [calls, region]);
  return (
    <ExpandableSection
      variant={isInset ? "footer" : "container"}
      headerText="As code"
      headerDescription={isInset ? undefined : "What this form does, as an AWS CLI command and an SDK call"}
    >
      <Tabs
        ariaLabel="Languages"
        tabs={[
          { id: "cli", label: "AWS CLI", content: <CopyBlock text={cli} label="AWS CLI command" /> },
          { id: "sdk", label: "SDK for JavaScript", content: <CopyBlock text={sdk} label="SDK call" /> },
        ]}
      />
    </ExpandableSection>
  );
}
