import { IAMClient } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useNavigate } from "react-router-dom";
import { useClient } from "../../../shared/clients";
import { CollectionTable, type Column } from "../../../shared/CollectionTable";
import { DeleteModal } from "../../../shared/DeleteModal";
import { RouteButton } from "../../../shared/RouteButton";
import { RouteLink } from "../../../shared/RouteLink";
import { useLoad } from "../../../shared/useLoad";
import { accessOf, type Entity } from "../access";
import { entityPath, policyPath } from "../paths";
import { BoundaryPanel } from "./BoundaryPanel";
import { type Grant, loadGrants } from "./grants";
import { GrantModal } from "./GrantModal";

/** The policies of a user, a group or a role, and their boundary. */
export function PermissionsPanel({ entity, arn }: { entity: Entity; arn: string }) {
  return (
    <SpaceBetween size="l">
      <Grants entity={entity} arn={arn} />
      {accessOf(entity.kind).boundary && <BoundaryPanel entity={entity} />}
    </SpaceBetween>
  );
}

function Grants({ entity, arn }: { entity: Entity; arn: string }) {
  const { kind, name } = entity;
  const client = useClient(IAMClient);
  const navigate = useNavigate();
  const [shown, setShown] = useState<Grant>();
  const [removed, setRemoved] = useState<readonly Grant[]>();
  const grants = useLoad((signal) => loadGrants(client, entity, signal), [client, kind, name]);
  const isOwn = (grant: Grant) => grant.holder.kind === kind;
  return (
    <>
      <CollectionTable
        id={`iam.${kind}Permissions`}
        title="Permissions policies"
        description={`What the ${kind} may do`}
        noun={["policy", "policies"]}
        loaded={grants}
        columns={columns(setShown)}
        trackBy={(g) => `${g.holder.kind} ${g.holder.name} ${g.arn ?? g.name}`}
        selection="multi"
        empty={{
          text: `The ${kind} may do nothing yet: attach a policy.`,
          action: <RouteButton to={`${entityPath(kind, name)}/attach`}>Attach policies</RouteButton>,
        }}
        actions={(selected) => (
          <>
            <RouteButton to={`/iam/simulator?${new URLSearchParams({ principal: arn })}`}>Simulate</RouteButton>
            <Button disabled={selected.length === 0 || !selected.every(isOwn)} onClick={() => setRemoved(selected)}>
              Remove
            </Button>
            <ButtonDropdown
              items={[
                { id: "attach", text: "Attach policies" },
                { id: "inline", text: "Create inline policy" },
              ]}
              onItemClick={({ detail }) => navigate(`${entityPath(kind, name)}/${detail.id}`)}
            >
              Add permissions
            </ButtonDropdown>
          </>
        )}
      />
      {shown && <GrantModal grant={shown} onDismiss={() => setShown(undefined)} />}
      {removed && <RemoveModal entity={entity} grants={removed} onRemoved={grants.refresh} onDismiss={() => setRemoved(undefined)} />}
    </>
  );
}

function columns(show: (grant: Grant) => void): readonly Column<Grant>[] {
  return [
    {
      id: "name", header: "Policy name", value: (g) => g.name, widthPx: 380,
      cell: (g) =>
        g.arn === undefined ? (
          <Button variant="inline-link" onClick={() => show(g)}>
            {g.name}
          </Button>
        ) : (
          <RouteLink to={policyPath(g.arn)}>{g.name}</RouteLink>
        ),
    },
    { id: "type", header: "Type", value: (g) => g.type, widthPx: 180 },
    {
      id: "via", header: "Attached via", value: (g) => (g.holder.kind === "group" ? `Group ${g.holder.name}` : g.arn === undefined ? "Inline" : "Directly"), widthPx: 200,
    },
  ];
}

interface RemoveModalProps {
  entity: Entity;
  grants: readonly Grant[];
  onRemoved(): void;
  onDismiss(): void;
}

function RemoveModal({ entity: { kind, name }, grants, onRemoved, onDismiss }: RemoveModalProps) {
  const client = useClient(IAMClient);
  const access = accessOf(kind);
  const hasInline = grants.some((g) => g.arn === undefined);
  return (
    <DeleteModal
      noun="policy"
      plural="policies"
      verb={hasInline ? "Delete" : "Remove"}
      names={grants.map((g) => g.name)}
      consequence={hasInline ? `The ${kind} loses these permissions, and an inline policy is deleted for good.` : `The ${kind} loses these permissions. The policies themselves stay.`}
      onDelete={(policy, i) => {
        const { arn } = grants[i]!;
        return arn === undefined ? access.deleteInline(client, name, policy) : access.detach(client, name, arn);
      }}
      onDeleted={onRemoved}
      onDismiss={onDismiss}
    />
  );
}
