import type { Service } from "..";

const table = (parameters: Readonly<Record<string, string | undefined>>) => parameters["table"] ?? "";

export const service: Service = {
  id: "dynamodb",
  name: "DynamoDB",
  summary: "Tables of items, found by their keys",
  category: "Database",
  icon: "view-full",
  keywords: ["nosql", "database", "table", "item", "partiql", "backup"],
  navigation: [
    { text: "Tables", to: "tables" },
    { text: "Explore items", to: "explore" },
    { text: "PartiQL editor", to: "partiql" },
    { text: "Backups", to: "backups" },
  ],
  routes: [
    {
      path: "tables",
      handle: { crumb: "Tables" },
      children: [
        { index: true, lazy: () => import("./TableListPage") },
        { path: "create", handle: { crumb: "Create table" }, lazy: () => import("./CreateTablePage") },
        {
          path: "by-name/:table",
          handle: { crumb: table },
          children: [
            { index: true, lazy: () => import("./TablePage") },
            { path: "create-index", handle: { crumb: "Create index" }, lazy: () => import("./CreateIndexPage") },
            { path: "restore", handle: { crumb: "Restore to point in time" }, lazy: () => import("./RestorePage") },
          ],
        },
      ],
    },
    {
      path: "explore",
      handle: { crumb: "Explore items" },
      children: [
        { index: true, lazy: () => import("./explore/ExplorePage") },
        {
          path: ":table",
          handle: { crumb: table },
          children: [
            { index: true, lazy: () => import("./explore/ExplorePage") },
            { path: "create", handle: { crumb: "Create item" }, lazy: () => import("./items/CreateItemPage") },
            { path: "edit", handle: { crumb: "Edit item" }, lazy: () => import("./items/EditItemPage") },
          ],
        },
      ],
    },
    { path: "partiql", handle: { crumb: "PartiQL editor" }, lazy: () => import("./PartiqlPage") },
    {
      path: "backups",
      handle: { crumb: "Backups" },
      children: [
        { index: true, lazy: () => import("./BackupsPage") },
        { path: "restore", handle: { crumb: "Restore from backup" }, lazy: () => import("./RestorePage") },
      ],
    },
  ],
};
