import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { isAccountId, rootOf } from "../session/credentials";
import { useAccount, useSession } from "../session/Session";

/** Chooses another account, which a server that takes keys unseen has for every twelve digits. */
export function AccountModal({ onDismiss }: { onDismiss(): void }) {
  const { signIn } = useSession();
  const current = useAccount();
  const [account, setAccount] = useState("");
  const isValid = isAccountId(account);

  function choose() {
    if (!isValid) return;
    signIn(rootOf(account));
    onDismiss();
  }

  return (
    <Modal
      visible
      header="Switch account"
      onDismiss={onDismiss}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onDismiss}>
              Cancel
            </Button>
            <Button variant="primary" disabled={!isValid} onClick={choose}>
              Switch
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          choose();
        }}
      >
        <FormField label="Account ID" description={`You are in ${current}.`} constraintText="Twelve digits. Each account has everything of its own.">
          <Input value={account} inputMode="numeric" autoFocus placeholder="123456789012" onChange={({ detail }) => setAccount(detail.value)} />
        </FormField>
      </form>
    </Modal>
  );
}
