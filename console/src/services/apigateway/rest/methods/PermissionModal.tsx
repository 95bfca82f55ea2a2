import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { type ReactNode, useState } from "react";
import type { Permission } from "./permissions";

/** "cancel" leaves the form as it is. */
export type PermissionAnswer = "give" | "skip" | "cancel";

interface Question extends Permission {
  resolve(answer: PermissionAnswer): void;
}

/** Asks whether API Gateway may invoke a function: `ask` waits for the answer, `question` is the modal to render. */
export function usePermissionQuestion(): { ask(permission: Permission): Promise<PermissionAnswer>; question: ReactNode } {
  const [open, setOpen] = useState<Question>();
  const answer = (given: PermissionAnswer) => {
    open?.resolve(given);
    setOpen(undefined);
  };
  return {
    ask: (permission) => new Promise((resolve) => setOpen({ ...permission, resolve })),
    question: open && <PermissionModal {...open} onAnswer={answer} />,
  };
}

function PermissionModal({ functionArn, sourceArn, onAnswer }: Permission & { onAnswer(answer: PermissionAnswer): void }) {
  return (
    <Modal
      visible
      header="Add Permission to Lambda Function"
      onDismiss={() => onAnswer("cancel")}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={() => onAnswer("cancel")}>
              Cancel
            </Button>
            <Button onClick={() => onAnswer("skip")}>Continue without</Button>
            <Button variant="primary" onClick={() => onAnswer("give")}>
              Add permission
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Box>You are about to give API Gateway permission to invoke your Lambda function.</Box>
        <KeyValuePairs
          items={[
            { label: "Lambda function", value: functionArn },
            { label: "For requests to", value: sourceArn },
          ]}
        />
        <Box color="text-body-secondary">Without it, requests are answered with status 500. The function&apos;s page shows what is permitted, under Permissions.</Box>
      </SpaceBetween>
    </Modal>
  );
}
