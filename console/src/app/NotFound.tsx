import Box from "@cloudscape-design/components/box";
import { useLocation } from "react-router-dom";
import { RouteLink } from "../shared/RouteLink";

export function NotFound() {
  const { pathname } = useLocation();
  return (
    <Box textAlign="center" padding="xxl">
      <Box variant="h1">There is no such page</Box>
      <Box variant="p">Nothing of the console is at {pathname}.</Box>
      <RouteLink to="/">Go to the home page</RouteLink>
    </Box>
  );
}
