import { IAMClient } from "@aws-sdk/client-iam";
import Box from "@cloudscape-design/components/box";
import Modal from "@cloudscape-design/components/modal";
import { useClient } from "../../../shared/clients";
import { CopyBlock } from "../../../shared/CopyBlock";
import { prettyJson } from "../../../shared/format";
import { LoadedView } from "../../../shared/LoadedView";
import { RouteButton } from "../../../shared/RouteButton";
import { useLoad } from "../../../shared/useLoad";
import { entityPath } from "../paths";
import { documentOf, type Grant } from "./grants";

/** What an inline policy says. */
export function GrantModal({ grant, onDismiss }: { grant: Grant; onDismiss(): void }) {
  const client = useClient(IAMClient);
  const document = useLoad((signal) => documentOf(client, grant, signal), [client, grant]);
  return (
    <Modal
      visible
      size="large"
      header={grant.name}
      onDismiss={onDismiss}
      footer={
        <Box float="right">
          <RouteButton to={`${entityPath(grant.holder.kind, grant.holder.name)}/inline?${new URLSearchParams({ policy: grant.name })}`}>Edit</RouteButton>
        </Box>
      }
    >
      <LoadedView loaded={document} what="the policy">
        {(text) => <CopyBlock text={prettyJson(text)} label="Policy document" />}
      </LoadedView>
    </Modal>
  );
}
