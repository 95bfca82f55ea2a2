import Button, { type ButtonProps } from "@cloudscape-design/components/button";
import { useHref, useNavigate } from "react-router-dom";

/** A button that leads to another page of the console. */
export function RouteButton({ to, ...button }: ButtonProps & { to: string }) {
  const href = useHref(to);
  const navigate = useNavigate();
  return (
    <Button
      {...button}
      href={button.disabled ? undefined : href}
      onFollow={(event) => {
        event.preventDefault();
        navigate(to);
      }}
    />
  );
}
