import Button from "@cloudscape-design/components/button";
import Form from "@cloudscape-design/components/form";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { ReactNode } from "react";
import { useNavigate } from "react-router-dom";
import { AsCode } from "./AsCode";
import type { Call } from "./asCode";
import { ErrorContent } from "./flash";
import { isFiltering } from "./isFiltering";
import { UnsavedGuard } from "./unsaved";
import { type Submission, useSubmission } from "./useSubmission";

interface CreateFormProps extends Submission {
  title: string;
  description?: ReactNode;
  submitLabel: string;
  /** Where Cancel leads. */
  cancelTo: string;
  /** What the form would do now, for the panel "as code". */
  calls: readonly Call[];
  children: ReactNode;
}

/** A page that makes or edits one thing. */
export function CreateForm(props: CreateFormProps) {
  const navigate = useNavigate();
  const { submit, isSubmitting, error, isDirty } = useSubmission(props);

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSubmitting && !isFiltering()) void submit();
      }}
    >
      <Form
        header={
          <Header variant="h1" description={props.description}>
            {props.title}
          </Header>
        }
        errorText={error ? <ErrorContent error={error} /> : undefined}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" formAction="none" onClick={() => navigate(props.cancelTo)}>
              Cancel
            </Button>
            <Button variant="primary" formAction="submit" loading={isSubmitting}>
              {props.submitLabel}
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          {props.children}
          <AsCode calls={props.calls} />
        </SpaceBetween>
      </Form>
      <UnsavedGuard isDirty={isDirty} />
    </form>
  );
}
