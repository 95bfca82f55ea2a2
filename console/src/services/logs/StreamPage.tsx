import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useParams } from "react-router-dom";
import { EventsView } from "./EventsView";

export function Component() {
  const { group, stream } = useParams();
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={`In the log group ${group}`}>
        {stream}
      </Header>
      <EventsView group={group!} stream={stream} />
    </SpaceBetween>
  );
}
