import { ApiGatewayV2Client, CreateDeploymentCommand } from "@aws-sdk/client-apigatewayv2";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { FormModal } from "../../../shared/FormModal";
import { useFlash } from "../../../shared/flash";
import { TextField } from "../fields/TextField";
import { useV2Api, v2Call } from "./v2Api";

interface DeployModalProps {
  stage: string;
  onDeployed(): void;
  onDismiss(): void;
}

/** Brings the API as it is now to a stage that does not follow it by itself. */
export function DeployModal({ stage, onDeployed, onDismiss }: DeployModalProps) {
  const { id } = useV2Api();
  const client = useClient(ApiGatewayV2Client);
  const flash = useFlash();
  const [description, setDescription] = useState("");
  const input = { ApiId: id, StageName: stage, Description: description || undefined };

  async function deploy() {
    await client.send(new CreateDeploymentCommand(input));
    flash.success(`Successfully deployed the API to the stage '${stage}'.`);
    onDeployed();
  }

  return (
    <FormModal title={`Deploy API to ${stage}`} submitLabel="Deploy" calls={[v2Call("CreateDeployment", input)]} onSubmit={deploy} onDismiss={onDismiss}>
      <TextField label="Deployment description" isOptional value={description} onChange={setDescription} />
    </FormModal>
  );
}
