import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { type ReactNode, useState } from "react";
import { AsCode } from "./AsCode";
import type { Call } from "./asCode";
import { ErrorContent, useFlash } from "./flash";

interface DeleteModalProps {
  /** Such as "table". */
  noun: string;
  /** Where it is not made with -s. */
  plural?: string;
  /** What is done, where it is not a deletion, such as "Remove". */
  verb?: "Delete" | "Remove";
  /** What is deleted, by name, in order. */
  names: readonly string[];
  /** What else goes with it, or what cannot be undone. */
  consequence?: ReactNode;
  /** What the person must type, where the original console asks for it: a fixed word, or the name. */
  word?: string;
  /** More questions, such as whether to make a backup first. */
  children?: ReactNode;
  /** Where such an answer makes something: what is done now, for the panel "as code". */
  calls?: readonly Call[];
  /** Deletes one of them, which has this place among the names. */
  onDelete(name: string, index: number): Promise<unknown>;
  /** Called when all are deleted, and after a refusal if some were. */
  onDeleted(): void;
  onDismiss(): void;
}

/** Asks before anything is deleted, and shows a refusal where it was asked. Render it only while it is open. */
export function DeleteModal(props: DeleteModalProps) {
  const { noun, plural = `${noun}s`, verb = "Delete", names, word } = props;
  const flash = useFlash();
  const [typed, setTyped] = useState("");
  const [isDeleting, setDeleting] = useState(false);
  const [error, setError] = useState<unknown>();
  const what = names.length === 1 ? `${noun} ${names[0]}` : `${names.length} ${plural}`;

  async function run() {
    setDeleting(true);
    setError(undefined);
    let deleted = 0;
    try {
      for (const name of names) {
        await props.onDelete(name, deleted);
        deleted++;
      }
      flash.success(`${verb}d ${what}.`);
      props.onDeleted();
      props.onDismiss();
    } catch (refusal) {
      setError(refusal);
      setDeleting(false);
      if (deleted > 0) props.onDeleted();
    }
  }

  const isAllowed = word === undefined || typed === word;
  return (
    <Modal
      visible
      header={`${verb} ${names.length === 1 ? noun : what}`}
      onDismiss={props.onDismiss}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={props.onDismiss}>
              Cancel
            </Button>
            <Button variant="primary" disabled={!isAllowed} loading={isDeleting} onClick={() => void run()}>
              {verb}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Box>
          {verb} <b>{names.length <= 5 ? names.join(", ") : `${names.slice(0, 5).join(", ")} and ${names.length - 5} more`}</b>?
        </Box>
        {props.consequence && <Alert type="warning">{props.consequence}</Alert>}
        {props.children}
        {props.calls && <AsCode calls={props.calls} isInset />}
        {word !== undefined && (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (isAllowed && !isDeleting) void run();
            }}
          >
            <FormField label={<>To confirm, type <i>{word}</i> in the field</>}>
              <Input value={typed} placeholder={word} autoFocus onChange={({ detail }) => setTyped(detail.value)} />
            </FormField>
          </form>
        )}
        {error !== undefined && (
          <Alert type="error" header={`Could not ${verb.toLowerCase()}`}>
            <ErrorContent error={error} />
          </Alert>
        )}
      </SpaceBetween>
    </Modal>
  );
}
