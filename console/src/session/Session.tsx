import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { confirmLeaving } from "../shared/unsaved";
import { readPersisted, writePersisted } from "../shared/usePersisted";
import { type Credentials, defaultCredentials, storeCredentials, storedCredentials } from "./credentials";
import { type Identity, whoIs } from "./identity";

/** Who speaks to the cloud, and to which region. */
export interface Session {
  credentials: Credentials;
  region: string;
  /** What the server says of the credentials; "checking" until it has answered. */
  identity: Identity | "checking";
  /** Whether the credentials are the ones that a loopback server takes from anybody. */
  isDefault: boolean;
  chooseRegion(region: string): void;
  /** Undefined goes back to the default credentials. Asks first where an editor holds unsaved work. */
  signIn(credentials: Credentials | undefined): void;
}

const SessionContext = createContext<Session | undefined>(undefined);
const isRegion = (value: unknown): value is string => typeof value === "string" && /^[a-z0-9-]{3,30}$/.test(value);

export function SessionProvider({ children }: { children: ReactNode }) {
  const [credentials, setCredentials] = useState(storedCredentials);
  const [region, setRegion] = useState(() => readPersisted("region", isRegion) ?? "us-east-1");
  const [identity, setIdentity] = useState<Identity | "checking">("checking");

  useEffect(() => {
    const abort = new AbortController();
    setIdentity("checking");
    void whoIs(credentials, region, abort.signal).then((found) => !abort.signal.aborted && setIdentity(found));
    return () => abort.abort();
  }, [credentials, region]);

  const chooseRegion = useCallback((next: string) => {
    if (!isRegion(next) || !confirmLeaving()) return;
    writePersisted("region", next);
    setRegion(next);
  }, []);

  const signIn = useCallback((next: Credentials | undefined) => {
    if (!confirmLeaving()) return;
    storeCredentials(next);
    setCredentials(next ?? defaultCredentials);
  }, []);

  const session = useMemo<Session>(
    () => ({ credentials, region, identity, isDefault: credentials === defaultCredentials, chooseRegion, signIn }),
    [credentials, region, identity, chooseRegion, signIn],
  );
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession needs a SessionProvider above it.");
  return session;
}

/** The caller's account, for ARNs that a page has to build; the default account while the server has not answered. */
export function useAccount(): string {
  const { identity } = useSession();
  return identity !== "checking" && identity.kind === "known" ? identity.account : "000000000000";
}
