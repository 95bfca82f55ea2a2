export const groupPath = (group: string) => `/logs/groups/by-name/${encodeURIComponent(group)}`;
export const streamPath = (group: string, stream: string) => `${groupPath(group)}/${encodeURIComponent(stream)}`;
export const liveTailPath = (group: string) => `/logs/live-tail?${new URLSearchParams({ group })}`;

/** What a person is told before a group is deleted. */
export const lostWithGroup = "All log events of the group are deleted with it.";
