import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { type ReactNode, useState } from "react";
import { useNavigate } from "react-router-dom";
import { PageTabs, type PageTabsProps } from "../../shared/PageTabs";

interface EntityPageProps {
  name: string;
  /** What it is: "user group". */
  noun: string;
  description?: string;
  /** Where to go when it is deleted. */
  listPath: string;
  /** What is asked before it is deleted; without it nothing offers to. */
  deleteModal?: (events: { onDeleted(): void; onDismiss(): void }) => ReactNode;
  summary: ReactNode;
  tabs: PageTabsProps["tabs"];
}

/** A user, group, role or policy: what it is, and its tabs. */
export function EntityPage({ name, noun, description, listPath, deleteModal, summary, tabs }: EntityPageProps) {
  const navigate = useNavigate();
  const [isDeleting, setDeleting] = useState(false);
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={description} actions={deleteModal && <Button onClick={() => setDeleting(true)}>Delete</Button>}>
        {name}
      </Header>
      {summary}
      <PageTabs label={`Details of the ${noun}`} tabs={tabs} />
      {isDeleting && deleteModal?.({ onDeleted: () => navigate(listPath), onDismiss: () => setDeleting(false) })}
    </SpaceBetween>
  );
}
