/** What a service said, in its own words: its error's name, then its message. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof TypeError && error.message.includes("fetch")) return "The server did not answer. Is it running?";
  return error.name && error.name !== "Error" ? `${error.name}: ${error.message}` : error.message;
}

/** The id under which the server has it in its log. */
export function requestId(error: unknown): string | undefined {
  const metadata = (error as { $metadata?: { requestId?: string } } | undefined)?.$metadata;
  return metadata?.requestId;
}

/** Whether a service refused with the error of this name. */
export function isError(error: unknown, ...names: string[]): boolean {
  return error instanceof Error && names.includes(error.name);
}
