import { DeletePolicyVersionCommand, IAMClient, paginateListPolicyVersions, type PolicyVersion, SetDefaultPolicyVersionCommand } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import { useState } from "react";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { CopyBlock } from "../../../shared/CopyBlock";
import { DeleteModal } from "../../../shared/DeleteModal";
import { useFlash } from "../../../shared/flash";
import { dateTime, prettyJson } from "../../../shared/format";
import { LoadedView } from "../../../shared/LoadedView";
import { collect, useLoad } from "../../../shared/useLoad";
import { managedDocument } from "../documents/document";

interface VersionTableProps {
  arn: string;
  /** Whether it is the account's own. */
  canEdit: boolean;
  onChanged(): void;
}

/** The versions of a managed policy, of which one holds. */
export function VersionTable({ arn: PolicyArn, canEdit, onChanged }: VersionTableProps) {
  const client = useClient(IAMClient);
  const flash = useFlash();
  const [shown, setShown] = useState<string>();
  const [deleted, setDeleted] = useState<string>();
  const versions = useLoad(
    (abortSignal) => collect(paginateListPolicyVersions({ client }, { PolicyArn }, { abortSignal }), (page) => page.Versions),
    [client, PolicyArn],
  );

  async function setDefault(VersionId: string | undefined) {
    try {
      await client.send(new SetDefaultPolicyVersionCommand({ PolicyArn, VersionId }));
      flash.success(`The default version is ${VersionId}.`);
      versions.refresh();
      onChanged();
    } catch (error) {
      flash.error("The default version was not changed", error);
    }
  }

  return (
    <>
      <CollectionTable
        id="iam.policyVersions"
        title="Policy versions"
        description="The default version holds for everybody who has the policy"
        noun={["version", "versions"]}
        loaded={versions}
        columns={columns(setShown)}
        trackBy={(v) => v.VersionId!}
        selection={canEdit ? "single" : undefined}
        isFiltered={false}
        actions={([selected]) =>
          canEdit && (
            <>
              <Button disabled={!selected || selected.IsDefaultVersion} onClick={() => setDeleted(selected?.VersionId)}>
                Delete
              </Button>
              <Button disabled={!selected || selected.IsDefaultVersion} onClick={() => void setDefault(selected?.VersionId)}>
                Set as default
              </Button>
            </>
          )
        }
      />
      {shown && <VersionModal arn={PolicyArn} version={shown} onDismiss={() => setShown(undefined)} />}
      {deleted && (
        <DeleteModal
          noun="policy version"
          names={[deleted]}
          onDelete={(VersionId) => client.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId }))}
          onDeleted={versions.refresh}
          onDismiss={() => setDeleted(undefined)}
        />
      )}
    </>
  );
}

function columns(show: (version: string | undefined) => void): readonly Column<PolicyVersion>[] {
  return [
    {
      id: "version", header: "Version", value: (v) => v.VersionId, widthPx: 160,
      cell: (v) => (
        <Button variant="inline-link" ariaLabel={`Show ${v.VersionId}`} onClick={() => show(v.VersionId)}>
          {v.VersionId}
        </Button>
      ),
    },
    { id: "default", header: "Default", value: (v) => (v.IsDefaultVersion ? "Default" : ""), widthPx: 160 },
    { id: "created", header: "Creation time", value: (v) => v.CreateDate?.getTime(), cell: (v) => dateTime(v.CreateDate) },
  ];
}

function VersionModal({ arn, version, onDismiss }: { arn: string; version: string; onDismiss(): void }) {
  const client = useClient(IAMClient);
  const document = useLoad((signal) => managedDocument(client, arn, version, signal), [client, arn, version]);
  return (
    <Modal visible size="large" header={`Version ${version}`} onDismiss={onDismiss}>
      <LoadedView loaded={document} what="the version">
        {(text) => <CopyBlock text={prettyJson(text)} label="Policy document" />}
      </LoadedView>
    </Modal>
  );
}
