import type { Service } from "..";

export const service: Service = {
  id: "dynamodb",
  name: "DynamoDB",
  summary: "Tables of items, found by their keys",
  category: "Database",
  icon: "view-full",
  keywords: ["nosql", "database", "table", "item", "partiql"],
  navigation: [{ text: "Tables", to: "tables" }],
  routes: [
    {
      path: "tables",
      handle: { crumb: "Tables" },
      children: [{ index: true, lazy: () => import("./TableListPage") }],
    },
  ],
};
