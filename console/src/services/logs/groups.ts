export const groupPath = (group: string) => `/logs/groups/${encodeURIComponent(group)}`;
export const streamPath = (group: string, stream: string) => `${groupPath(group)}/${encodeURIComponent(stream)}`;
