/** Access keys, as a person gets them from IAM or STS. */
export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/**
 * A server that listens on loopback alone takes a key that it never issued for the account's root, and one of twelve
 * digits for the root of that account. These are the keys that its banner tells people to use.
 */
export const defaultCredentials: Credentials = { accessKeyId: "test", secretAccessKey: "test" };

export function rootOf(account: string): Credentials {
  return { accessKeyId: account, secretAccessKey: "test" };
}

export function isAccountId(text: string): boolean {
  return /^\d{12}$/.test(text);
}

// Of this tab and session only: keys must not outlive the browser, nor be seen by other tabs.
const key = "fractus.credentials";

export function storedCredentials(): Credentials {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    return isCredentials(stored) ? stored : defaultCredentials;
  } catch {
    return defaultCredentials;
  }
}

export function storeCredentials(credentials: Credentials | undefined) {
  if (credentials) sessionStorage.setItem(key, JSON.stringify(credentials));
  else sessionStorage.removeItem(key);
}

function isCredentials(value: unknown): value is Credentials {
  const keys = value as Partial<Credentials> | null;
  return typeof keys?.accessKeyId === "string" && typeof keys.secretAccessKey === "string";
}
