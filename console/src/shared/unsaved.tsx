import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useEffect, useRef } from "react";
import { useBlocker } from "react-router-dom";

// Of each editor that is shown: whether it holds unsaved work.
const editors = new Set<() => boolean>();
const isAnyDirty = () => [...editors].some((isDirty) => isDirty());

/** For what is no navigation: a switch of region or account. */
export function confirmLeaving(): boolean {
  return !isAnyDirty() || window.confirm("This page has changes that were not saved. Leave it?");
}

interface UnsavedGuardProps {
  /** Asked at the moment of leaving, so that a page that has just saved can go on at once. */
  isDirty: () => boolean;
}

/** Stands with an editor whose work must not be lost without a question. */
export function UnsavedGuard({ isDirty }: UnsavedGuardProps) {
  const latest = useRef(isDirty);
  latest.current = isDirty;
  useEffect(() => {
    const ask = () => latest.current();
    editors.add(ask);
    return () => void editors.delete(ask);
  }, []);
  return null;
}

/** Asks before unsaved work is left: by a link, by Back, by closing or reloading the tab. Once, in the frame. */
export function LeaveQuestion() {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (isAnyDirty()) event.preventDefault();
    };
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, []);

  const blocker = useBlocker(({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && isAnyDirty());
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
