import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useEffect, useRef } from "react";
import { useBlocker } from "react-router-dom";

// The editors that hold unsaved work, for what is not a navigation: a switch of region or account.
const holders = new Set<object>();

export function confirmLeaving(): boolean {
  return holders.size === 0 || window.confirm("This page has changes that were not saved. Leave it?");
}

interface UnsavedGuardProps {
  /** Asked at the moment of leaving, so that a page that has just saved can go on at once. */
  isDirty: () => boolean;
}

/** Asks before unsaved work is left: by a link, by Back, by closing or reloading the tab. One for each page. */
export function UnsavedGuard({ isDirty }: UnsavedGuardProps) {
  const latest = useRef(isDirty);
  latest.current = isDirty;

  useEffect(() => {
    const holder = {};
    if (isDirty()) holders.add(holder);
    const ask = (event: BeforeUnloadEvent) => {
      if (latest.current()) event.preventDefault();
    };
    addEventListener("beforeunload", ask);
    return () => {
      holders.delete(holder);
      removeEventListener("beforeunload", ask);
    };
  });

  const blocker = useBlocker(({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && latest.current());
  return (
    <Modal
      visible={blocker.state === "blocked"}
      header="Leave page?"
      onDismiss={() => blocker.reset?.()}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={() => blocker.reset?.()}>
              Stay
            </Button>
            <Button variant="primary" onClick={() => blocker.proceed?.()}>
              Leave
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      Changes that you have not saved will be lost.
    </Modal>
  );
}
