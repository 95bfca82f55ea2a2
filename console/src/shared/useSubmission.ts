import { useRef, useState } from "react";
import { useNavigate } from "react-router-dom";

/** What a page that makes or edits something does in the end. */
export interface Submission {
  /** Whether the person has entered anything worth a question before it is lost. */
  isDirty: boolean;
  /**
   * Does it. A refusal is shown with the form, which stays as it is; so it does where false says that the person thought better of
   * it. A path says where to go, where only the service's answer knows.
   */
  onSubmit(): Promise<string | false | undefined> | Promise<void>;
  /** Called when it is done: usually a flash message. */
  onDone?(): void;
  /** Where to go when it is done. */
  doneTo: string;
}

/** Does it once at a time, keeps a refusal for the form to show, and goes on when it is done. */
export function useSubmission(submission: Submission) {
  const navigate = useNavigate();
  const [isSubmitting, setSubmitting] = useState(false);
  const [error, setError] = useState<unknown>();
  const isDone = useRef(false);

  async function submit() {
    setSubmitting(true);
    setError(undefined);
    try {
      const answer = await submission.onSubmit();
      if (answer === false) return;
      isDone.current = true;
      submission.onDone?.();
      navigate(typeof answer === "string" ? answer : submission.doneTo);
    } catch (refusal) {
      setError(refusal);
    } finally {
      setSubmitting(false);
    }
  }

  return { submit, isSubmitting, error, isDirty: () => submission.isDirty && !isDone.current };
}
