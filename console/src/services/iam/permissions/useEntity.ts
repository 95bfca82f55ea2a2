import { useParams } from "react-router-dom";
import type { Entity } from "../access";

/** Whose permissions the page is about, as its address says. */
export function useEntity(): Entity {
  const { user, group, role } = useParams();
  if (user !== undefined) return { kind: "user", name: user };
  return group !== undefined ? { kind: "group", name: group } : { kind: "role", name: role ?? "" };
}
