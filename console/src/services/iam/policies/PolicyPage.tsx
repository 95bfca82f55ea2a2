import { GetPolicyCommand, IAMClient, ListPolicyTagsCommand, type Policy, TagPolicyCommand, UntagPolicyCommand } from "@aws-sdk/client-iam";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { useParams } from "react-router-dom";
import { Copyable } from "../../../shared/Copyable";
import { useClient } from "../../../shared/clients";
import { CopyBlock } from "../../../shared/CopyBlock";
import { Facts } from "../../../shared/Facts";
import { dateTime, prettyJson } from "../../../shared/format";
import { LoadedView } from "../../../shared/LoadedView";
import { RouteButton } from "../../../shared/RouteButton";
import { TagsPanel } from "../../../shared/TagsPanel";
import { useLoad } from "../../../shared/useLoad";
import { iamCall } from "../calls";
import { EntityPage } from "../EntityPage";
import { isAwsManaged, managedDocument } from "../documents/document";
import { policyPath } from "../paths";
import { policyType } from "../permissions/PolicyTypeFilter";
import { fromIamTags, toIamTags } from "../tags";
import { DeletePoliciesModal } from "./DeletePoliciesModal";
import { UseTable } from "./UseTable";
import { VersionTable } from "./VersionTable";

export function Component() {
  const arn = useParams()["policy"]!;
  const client = useClient(IAMClient);
  const policy = useLoad(async (abortSignal) => (await client.send(new GetPolicyCommand({ PolicyArn: arn }), { abortSignal })).Policy!, [client, arn]);
  return (
    <LoadedView loaded={policy} what={`the policy ${arn}`}>
      {(details) => <Details policy={details} refresh={policy.refresh} />}
    </LoadedView>
  );
}

function Details({ policy, refresh }: { policy: Policy; refresh(): void }) {
  const arn = policy.Arn!;
  const isOwn = !isAwsManaged(arn);
  return (
    <EntityPage
      name={policy.PolicyName!}
      noun="policy"
      description={policy.Description}
      listPath="/iam/policies"
      deleteModal={isOwn ? (events) => <DeletePoliciesModal arns={[arn]} {...events} /> : undefined}
      summary={
        <Container header={<Header variant="h2">Policy details</Header>}>
          <Facts
            columns={3}
            items={[
              { label: "Type", value: policyType(arn) },
              { label: "Creation time", value: dateTime(policy.CreateDate) ?? "-" },
              { label: "Edited time", value: dateTime(policy.UpdateDate) ?? "-" },
            ]}
            long={[{ label: "ARN", value: <Copyable text={arn} name="ARN" /> }]}
          />
        </Container>
      }
      tabs={[
        { id: "permissions", label: "Permissions", content: <Document policy={policy} canEdit={isOwn} /> },
        { id: "entities", label: "Entities attached", content: <UseTable arn={arn} /> },
        ...(isOwn ? [{ id: "tags", label: "Tags", content: <PolicyTags arn={arn} /> }] : []),
        { id: "versions", label: "Policy versions", content: <VersionTable arn={arn} canEdit={isOwn} onChanged={refresh} /> },
      ]}
    />
  );
}

function Document({ policy, canEdit }: { policy: Policy; canEdit: boolean }) {
  const client = useClient(IAMClient);
  const arn = policy.Arn!;
  const document = useLoad((signal) => managedDocument(client, arn, policy.DefaultVersionId, signal), [client, arn, policy.DefaultVersionId]);
  return (
    <Container
      header={
        <Header variant="h2" actions={canEdit && <RouteButton to={`${policyPath(arn)}/edit`}>Edit</RouteButton>}>
          Permissions defined in this policy
        </Header>
      }
    >
      <LoadedView loaded={document} what="the policy's document">
        {(text) => <CopyBlock text={prettyJson(text)} label="Policy document" />}
      </LoadedView>
    </Container>
  );
}

function PolicyTags({ arn: PolicyArn }: { arn: string }) {
  const client = useClient(IAMClient);
  return (
    <TagsPanel
      dependencies={[client, PolicyArn]}
      load={async (abortSignal) => fromIamTags((await client.send(new ListPolicyTagsCommand({ PolicyArn }), { abortSignal })).Tags)}
      tag={(tags) => {
        const input = { PolicyArn, Tags: toIamTags(tags) };
        return { call: iamCall("TagPolicy", input), send: () => client.send(new TagPolicyCommand(input)) };
      }}
      untag={(TagKeys) => {
        const input = { PolicyArn, TagKeys };
        return { call: iamCall("UntagPolicy", input), send: () => client.send(new UntagPolicyCommand(input)) };
      }}
    />
  );
}
