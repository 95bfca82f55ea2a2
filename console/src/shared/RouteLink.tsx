import Link, { type LinkProps } from "@cloudscape-design/components/link";
import type { ReactNode } from "react";
import { useHref, useNavigate } from "react-router-dom";

interface RouteLinkProps {
  to: string;
  children: ReactNode;
  variant?: LinkProps.Variant;
  fontSize?: LinkProps.FontSize;
}

/** A link to another page of the console: a real link, which opens in a new tab too. Encode names: `/tables/${encodeURIComponent(name)}`. */
export function RouteLink({ to, children, variant = "primary", fontSize }: RouteLinkProps) {
  const href = useHref(to);
  const navigate = useNavigate();
  return (
    <Link
      href={href}
      variant={variant}
      fontSize={fontSize}
      onFollow={(event) => {
        event.preventDefault();
        navigate(to);
      }}
    >
      {children}
    </Link>
  );
}
