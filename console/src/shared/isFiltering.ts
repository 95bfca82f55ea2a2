/** Enter in the filter of a table looks for something there, and does not send the form that the table stands in. */
export function isFiltering(): boolean {
  const focused = document.activeElement;
  return focused instanceof HTMLInputElement && focused.type === "search";
}
