import SpaceBetween from "@cloudscape-design/components/space-between";
import Wizard from "@cloudscape-design/components/wizard";
import { type ReactNode, useState } from "react";
import { useNavigate } from "react-router-dom";
import { AsCode } from "./AsCode";
import type { Call } from "./asCode";
import { ErrorContent } from "./flash";
import { UnsavedGuard } from "./unsaved";
import { type Submission, useSubmission } from "./useSubmission";

interface WizardStep {
  title: string;
  description?: string;
  /** Given how to go to another step, for its button "Edit". */
  content(goTo: (step: number) => void): ReactNode;
}

interface CreateWizardProps extends Submission {
  steps: readonly WizardStep[];
  submitLabel: string;
  /** Where Cancel leads. */
  cancelTo: string;
  /** What the form would do now, for the panel "as code" of each step. */
  calls: readonly Call[];
}

/** A page that makes one thing in steps, the last of which shows what the others chose. */
export function CreateWizard(props: CreateWizardProps) {
  const navigate = useNavigate();
  const [active, setActive] = useState(0);
  const { submit, isSubmitting, error, isDirty } = useSubmission(props);
  return (
    <>
      <Wizard
        activeStepIndex={active}
        submitButtonText={props.submitLabel}
        isLoadingNextStep={isSubmitting}
        steps={props.steps.map((step) => ({
          title: step.title,
          description: step.description,
          errorText: error === undefined ? undefined : <ErrorContent error={error} />,
          content: (
            <SpaceBetween size="l">
              {step.content(setActive)}
              <AsCode calls={props.calls} />
            </SpaceBetween>
          ),
        }))}
        onNavigate={({ detail }) => setActive(detail.requestedStepIndex)}
        onCancel={() => navigate(props.cancelTo)}
        onSubmit={() => void submit()}
      />
      <UnsavedGuard isDirty={isDirty} />
    </>
  );
}
