import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import { useRouteError } from "react-router-dom";
import { errorText } from "../shared/errors";

/** What stands where a page could not be loaded or drawn. */
export function PageFault() {
  const error = useRouteError();
  return (
    <Alert type="error" header="This page could not be shown" action={<Button onClick={() => location.reload()}>Reload</Button>}>
      {errorText(error)}
    </Alert>
  );
}
