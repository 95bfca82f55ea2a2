import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Form from "@cloudscape-design/components/form";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useSession } from "../session/Session";
import { whoIs } from "../session/identity";

/** Stands in place of every page while the server refuses the keys. */
export function SignIn({ reason }: { reason: string }) {
  const { isDefault } = useSession();
  return (
    <Box padding={{ top: "xxl" }}>
      <Container header={<Header variant="h1">Sign in</Header>}>
        <SpaceBetween size="l">
          {isDefault ? (
            <Alert type="info">This server wants access keys that it knows.</Alert>
          ) : (
            <Alert type="error" header="The server refuses these keys">
              {reason}
            </Alert>
          )}
          <SignInForm />
        </SpaceBetween>
      </Container>
    </Box>
  );
}

export function SignInModal({ onDismiss }: { onDismiss(): void }) {
  return (
    <Modal visible header="Sign in with access keys" onDismiss={onDismiss}>
      <SignInForm onDone={onDismiss} />
    </Modal>
  );
}

function SignInForm({ onDone }: { onDone?(): void }) {
  const { signIn, region } = useSession();
  const [accessKeyId, setAccessKeyId] = useState("");
  const [secretAccessKey, setSecret] = useState("");
  const [sessionToken, setToken] = useState("");
  const [error, setError] = useState<string>();
  const [isChecking, setChecking] = useState(false);

  async function submit() {
    const credentials = { accessKeyId: accessKeyId.trim(), secretAccessKey: secretAccessKey.trim(), sessionToken: sessionToken.trim() || undefined };
    setChecking(true);
    const found = await whoIs(credentials, region, new AbortController().signal);
    setChecking(false);
    if (found.kind === "refused") {
      setError(found.reason);
    } else {
      signIn(credentials);
      onDone?.();
    }
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Form
        errorText={error}
        actions={
          <Button variant="primary" loading={isChecking} disabled={!accessKeyId || !secretAccessKey}>
            Sign in
          </Button>
        }
      >
        <SpaceBetween size="m">
          <FormField label="Access key ID">
            <Input value={accessKeyId} autoComplete={false} spellcheck={false} onChange={({ detail }) => setAccessKeyId(detail.value)} />
          </FormField>
          <FormField label="Secret access key" constraintText="Kept in this tab until it is closed, and sent nowhere.">
            <Input type="password" value={secretAccessKey} autoComplete={false} onChange={({ detail }) => setSecret(detail.value)} />
          </FormField>
          <FormField label={<>Session token <i>- optional</i></>} description="For temporary credentials">
            <Input value={sessionToken} autoComplete={false} spellcheck={false} onChange={({ detail }) => setToken(detail.value)} />
          </FormField>
        </SpaceBetween>
      </Form>
    </form>
  );
}
