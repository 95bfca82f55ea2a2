import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal, { type ModalProps } from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { type ReactNode, useRef, useState } from "react";
import { AsCode } from "./AsCode";
import type { Call } from "./asCode";
import { ErrorContent } from "./flash";
import { isFiltering } from "./isFiltering";
import { UnsavedGuard } from "./unsaved";

interface FormModalProps {
  title: string;
  submitLabel: string;
  size?: ModalProps.Size;
  /** What it would do now, for the panel "as code"; undefined where nothing is made in a service. */
  calls: readonly Call[] | undefined;
  /** Does it. A refusal is shown in the modal, which stays as it is; otherwise it closes. */
  onSubmit(): Promise<void>;
  onDismiss(): void;
  children: ReactNode;
}

/** A small form above a page. Render it only while it is open. */
export function FormModal({ title, submitLabel, size, calls, onSubmit, onDismiss, children }: FormModalProps) {
  const [isSubmitting, setSubmitting] = useState(false);
  const [error, setError] = useState<unknown>();
  // Whether something was typed, other than to filter a table.
  const isTouched = useRef(false);

  async function submit() {
    const before = isTouched.current;
    isTouched.current = false;
    setSubmitting(true);
    setError(undefined);
    try {
      await onSubmit();
      onDismiss();
    } catch (refusal) {
      isTouched.current = before;
      setError(refusal);
      setSubmitting(false);
    }
  }

  return (
    <Modal
      visible
      size={size}
      header={title}
      onDismiss={onDismiss}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onDismiss}>
              Cancel
            </Button>
            <Button variant="primary" loading={isSubmitting} onClick={() => void submit()}>
              {submitLabel}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form
        noValidate
        onInput={() => {
          if (!isFiltering()) isTouched.current = true;
        }}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isSubmitting && !isFiltering()) void submit();
        }}
      >
        <SpaceBetween size="m">
          {children}
          {calls && <AsCode calls={calls} isInset />}
          {error !== undefined && (
            <Alert type="error">
              <ErrorContent error={error} />
            </Alert>
          )}
        </SpaceBetween>
        <input type="submit" hidden />
        <UnsavedGuard isDirty={() => isTouched.current} />
      </form>
    </Modal>
  );
}
