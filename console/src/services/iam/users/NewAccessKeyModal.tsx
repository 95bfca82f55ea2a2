import { type AccessKey, CreateAccessKeyCommand, IAMClient } from "@aws-sdk/client-iam";
import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { Copyable } from "../../../shared/Copyable";
import { useClient } from "../../../shared/clients";
import { FormModal } from "../../../shared/FormModal";
import { iamCall } from "../calls";

interface NewAccessKeyModalProps {
  user: string;
  onCreated(key: AccessKey): void;
  onDismiss(): void;
}

export function NewAccessKeyModal({ user, onCreated, onDismiss }: NewAccessKeyModalProps) {
  const client = useClient(IAMClient);

  const input = { UserName: user };

  async function create() {
    const { AccessKey } = await client.send(new CreateAccessKeyCommand(input));
    onCreated(AccessKey!);
  }

  return (
    <FormModal title="Create access key" submitLabel="Create access key" calls={[iamCall("CreateAccessKey", input)]} onSubmit={create} onDismiss={onDismiss}>
      <Box>Programs that have the key may do what the user {user} may do. Inside this cloud, functions need none: they have their role.</Box>
    </FormModal>
  );
}

/** Shows the secret of a key that was just made, which nobody can ask for again. */
export function SecretModal({ created, onDismiss }: { created: AccessKey; onDismiss(): void }) {
  const [isShown, setShown] = useState(false);
  const id = created.AccessKeyId ?? "";
  const secret = created.SecretAccessKey ?? "";
  return (
    <Modal
      visible
      header="Retrieve access key"
      onDismiss={onDismiss}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={() => download(`${created.UserName}_accessKeys.csv`, `Access key ID,Secret access key\n${id},${secret}\n`)}>Download .csv file</Button>
            <Button variant="primary" onClick={onDismiss}>
              Done
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Alert type="warning">This is the only time that the secret access key can be seen or downloaded. It cannot be recovered later; a new key can be created.</Alert>
        <KeyValuePairs
          items={[
            { label: "Access key", value: <Value text={id} label="access key ID">{id}</Value> },
            {
              label: "Secret access key",
              value: (
                <SpaceBetween direction="horizontal" size="xs">
                  <Value text={secret} label="secret access key">{isShown ? secret : "*".repeat(20)}</Value>
                  <Button variant="inline-link" onClick={() => setShown(!isShown)}>
                    {isShown ? "Hide" : "Show"}
                  </Button>
                </SpaceBetween>
              ),
            },
          ]}
        />
      </SpaceBetween>
    </Modal>
  );
}

function Value({ text, label, children }: { text: string; label: string; children: string }) {
  return (
    <SpaceBetween direction="horizontal" size="xxs" alignItems="center">
      <Copyable text={text} name={label} variant="icon" />
      <Box variant="span">{children}</Box>
    </SpaceBetween>
  );
}

function download(name: string, text: string) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
