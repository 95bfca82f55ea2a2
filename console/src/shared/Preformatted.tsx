/** Text of machines: logs, JSON, code. Always text, whatever is in it. */
export function Preformatted({ children, label, scrolls = false }: { children: string; label?: string; scrolls?: boolean }) {
  return (
    <pre className={scrolls ? "preformatted scrolling" : "preformatted"} aria-label={label} role={label ? "region" : undefined} tabIndex={scrolls ? 0 : undefined}>
      {children}
    </pre>
  );
}
