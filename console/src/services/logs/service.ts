import type { Service } from "..";

const named = (name: string) => (parameters: Readonly<Record<string, string | undefined>>) => parameters[name] ?? "";

export const service: Service = {
  id: "logs",
  name: "CloudWatch Logs",
  summary: "What functions and services have written down",
  category: "Management",
  icon: "file",
  keywords: ["cloudwatch", "log", "monitoring", "events"],
  navigation: [
    { text: "Log groups", to: "groups" },
    { text: "Live tail", to: "live-tail" },
  ],
  routes: [
    {
      path: "groups",
      handle: { crumb: "Log groups" },
      children: [
        { index: true, lazy: () => import("./GroupListPage") },
        { path: "create", handle: { crumb: "Create log group" }, lazy: () => import("./CreateGroupPage") },
        {
          path: "by-name/:group",
          handle: { crumb: named("group") },
          children: [
            { index: true, lazy: () => import("./GroupPage") },
            { path: ":stream", handle: { crumb: named("stream") }, lazy: () => import("./StreamPage") },
          ],
        },
      ],
    },
    { path: "live-tail", handle: { crumb: "Live tail" }, lazy: () => import("./tail/LiveTailPage") },
  ],
};
