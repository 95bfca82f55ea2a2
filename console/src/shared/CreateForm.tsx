import Button from "@cloudscape-design/components/button";
import Form from "@cloudscape-design/components/form";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { type ReactNode, useRef, useState } from "react";
import { useNavigate } from "react-router-dom";
import { AsCode } from "./AsCode";
import type { Call } from "./asCode";
import { ErrorContent } from "./flash";
import { isFiltering } from "./isFiltering";
import { UnsavedGuard } from "./unsaved";

interface CreateFormProps {
  title: string;
  description?: ReactNode;
  submitLabel: string;
  /** Where Cancel leads. */
  cancelTo: string;
  /** Whether the person has entered anything worth a question before it is lost. */
  isDirty: boolean;
  /** What the form would do now, for the panel "as code". */
  calls: readonly Call[];
  /**
   * Does it. A refusal is shown with the form, which stays as it is; so it does where false says that the person thought better of
   * it. A path says where to go, where only the service's answer knows.
   */
  onSubmit(): Promise<string | false | undefined> | Promise<void>;
  /** Called when it is done: usually a flash message. */
  onDone?(): void;
  /** Where to go when it is done. */
  doneTo: string;
  children: ReactNode;
}

/** A page that makes or edits one thing. */
export function CreateForm(props: CreateFormProps) {
  const navigate = useNavigate();
  const [isSubmitting, setSubmitting] = useState(false);
  const [error, setError] = useState<unknown>();
  const isDone = useRef(false);

  async function submit() {
    setSubmitting(true);
    setError(undefined);
    try {
      const answer = await props.onSubmit();
      if (answer === false) return;
      isDone.current = true;
      props.onDone?.();
      navigate(typeof answer === "string" ? answer : props.doneTo);
    } catch (refusal) {
      setError(refusal);
    } finally {
      setSubmitting(false);
    }
  }

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
      <UnsavedGuard isDirty={() => props.isDirty && !isDone.current} />
    </form>
  );
}
