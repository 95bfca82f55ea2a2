import Tabs from "@cloudscape-design/components/tabs";
import type { ReactNode } from "react";
import { useSearchParams } from "react-router-dom";

export interface PageTabsProps {
  label: string;
  tabs: readonly { id: string; label: string; content: ReactNode }[];
}

/** The tabs of a page, of which the address names the open one. What was entered in a tab stays while another is open. */
export function PageTabs({ label, tabs }: PageTabsProps) {
  const [parameters, setParameters] = useSearchParams();
  const active = tabs.find((t) => t.id === parameters.get("tab"))?.id ?? tabs[0]?.id;
  return (
    <Tabs
      ariaLabel={label}
      activeTabId={active}
      tabs={tabs.map((tab) => ({ ...tab, contentRenderStrategy: "lazy" as const }))}
      onChange={({ detail }) => setParameters({ tab: detail.activeTabId }, { replace: true })}
    />
  );
}
