export const groupPath = (group: string) => `/logs/groups/${encodeURIComponent(group)}`;
export const streamPath = (group: string, stream: string) => `${groupPath(group)}/${encodeURIComponent(stream)}`;
export const liveTailPath = (group: string) => `/logs/live-tail?${new URLSearchParams({ group })}`;
