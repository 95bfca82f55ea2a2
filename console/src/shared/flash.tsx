import Flashbar, { type FlashbarProps } from "@cloudscape-design/components/flashbar";
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from "react";
import { denialLink } from "../services/links";
import { errorText, requestId } from "./errors";
import { RouteLink } from "./RouteLink";

/** The messages above every page. They stay until dismissed or until the person goes to another service. */
export interface Flash {
  success(text: string): void;
  info(text: string): void;
  /** A refusal, with the service's own text; what was tried goes in the header. */
  error(header: string, error: unknown): void;
  clear(): void;
}

const most = 5;
let nextId = 1;
const FlashContext = createContext<Flash | undefined>(undefined);
const MessagesContext = createContext<readonly FlashbarProps.MessageDefinition[]>([]);

export function FlashProvider({ children }: { children: ReactNode }) {
  const [messages, setMessages] = useState<readonly FlashbarProps.MessageDefinition[]>([]);

  const add = useCallback((message: FlashbarProps.MessageDefinition) => {
    const id = String(nextId++);
    const dismiss = () => setMessages((all) => all.filter((m) => m.id !== id));
    const added = { ...message, id, dismissible: true, dismissLabel: "Dismiss message", onDismiss: dismiss };
    // One success follows another where somebody works: the last is news, those before would only cover the page.
    setMessages((all) => [added, ...all.filter((m) => message.type !== "success" || m.type !== "success")].slice(0, most));
  }, []);

  const flash = useMemo<Flash>(
    () => ({
      success: (text) => add({ type: "success", content: text }),
      info: (text) => add({ type: "info", content: text }),
      error: (header, error) => add({ type: "error", header, content: <ErrorContent error={error} /> }),
      clear: () => setMessages([]),
    }),
    [add],
  );

  return (
    <FlashContext.Provider value={flash}>
      <MessagesContext.Provider value={messages}>{children}</MessagesContext.Provider>
    </FlashContext.Provider>
  );
}

export function useFlash(): Flash {
  const flash = useContext(FlashContext);
  if (!flash) throw new Error("useFlash needs a FlashProvider above it.");
  return flash;
}

export function Messages() {
  return <Flashbar items={useContext(MessagesContext)} />;
}

/** A refusal in the service's own words, with the request's id, and the way to its reason where it is one of permission. */
export function ErrorContent({ error }: { error: unknown }) {
  const id = requestId(error);
  const text = errorText(error);
  const denial = denialLink(text);
  return (
    <>
      {text}
      {denial && (
        <div>
          <RouteLink to={denial} variant="info">
            Why was this denied?
          </RouteLink>
        </div>
      )}
      {id && <div>Request ID: {id}</div>}
    </>
  );
}
