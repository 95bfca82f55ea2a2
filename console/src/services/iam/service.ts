import type { Service } from "..";
import { nameOf } from "./paths";

const named = (name: string) => (parameters: Readonly<Record<string, string | undefined>>) => parameters[name] ?? "";

// Policies are attached to users, groups and roles by the same pages, which find the kind in the address.
const permissionPages = () => [
  { path: "attach", handle: { crumb: "Attach policies" }, lazy: () => import("./permissions/AttachPage") },
  { path: "inline", handle: { crumb: "Inline policy" }, lazy: () => import("./permissions/InlinePolicyPage") },
];

export const service: Service = {
  id: "iam",
  name: "IAM",
  summary: "Who may do what: users, groups, roles and their policies",
  category: "Security",
  icon: "lock-private",
  keywords: ["permission", "policy", "role", "user", "group", "identity", "access key", "denied", "simulator", "trust"],
  navigation: [
    { text: "Dashboard", to: "" },
    { text: "User groups", to: "groups" },
    { text: "Users", to: "users" },
    { text: "Roles", to: "roles" },
    { text: "Policies", to: "policies" },
    { text: "Policy simulator", to: "simulator" },
    { text: "Why was this denied?", to: "denied" },
  ],
  routes: [
    { index: true, lazy: () => import("./DashboardPage") },
    {
      path: "groups",
      handle: { crumb: "User groups" },
      children: [
        { index: true, lazy: () => import("./groups/GroupListPage") },
        { path: "create", handle: { crumb: "Create user group" }, lazy: () => import("./groups/CreateGroupPage") },
        {
          path: "by-name/:group",
          handle: { crumb: named("group") },
          children: [{ index: true, lazy: () => import("./groups/GroupPage") }, ...permissionPages()],
        },
      ],
    },
    {
      path: "users",
      handle: { crumb: "Users" },
      children: [
        { index: true, lazy: () => import("./users/UserListPage") },
        { path: "create", handle: { crumb: "Create user" }, lazy: () => import("./users/CreateUserPage") },
        {
          path: "by-name/:user",
          handle: { crumb: named("user") },
          children: [{ index: true, lazy: () => import("./users/UserPage") }, ...permissionPages()],
        },
      ],
    },
    {
      path: "roles",
      handle: { crumb: "Roles" },
      children: [
        { index: true, lazy: () => import("./roles/RoleListPage") },
        { path: "create", handle: { crumb: "Create role" }, lazy: () => import("./roles/CreateRolePage") },
        {
          path: "by-name/:role",
          handle: { crumb: named("role") },
          children: [
            { index: true, lazy: () => import("./roles/RolePage") },
            { path: "trust", handle: { crumb: "Edit trust policy" }, lazy: () => import("./roles/EditTrustPage") },
            ...permissionPages(),
          ],
        },
      ],
    },
    {
      path: "policies",
      handle: { crumb: "Policies" },
      children: [
        { index: true, lazy: () => import("./policies/PolicyListPage") },
        { path: "create", handle: { crumb: "Create policy" }, lazy: () => import("./policies/CreatePolicyPage") },
        {
          path: "by-arn/:policy",
          handle: { crumb: (parameters: Readonly<Record<string, string | undefined>>) => nameOf(parameters["policy"] ?? "") },
          children: [
            { index: true, lazy: () => import("./policies/PolicyPage") },
            { path: "edit", handle: { crumb: "Edit policy" }, lazy: () => import("./policies/EditPolicyPage") },
          ],
        },
      ],
    },
    { path: "simulator", handle: { crumb: "Policy simulator" }, lazy: () => import("./simulate/SimulatorPage") },
    { path: "denied", handle: { crumb: "Why was this denied?" }, lazy: () => import("./simulate/DeniedPage") },
  ],
};
