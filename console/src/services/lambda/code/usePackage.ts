import { LambdaClient, UpdateFunctionCodeCommand } from "@aws-sdk/client-lambda";
import { useMemo, useState } from "react";
import { useClient } from "../../../shared/clients";
import { type Loaded, useLoad } from "../../../shared/useLoad";
import type { FunctionDetails } from "../functions";
import { type PackageFiles, unzipFiles, zipFiles } from "./packageFiles";

/** The package of a function and what was changed in it here. */
export interface EditedPackage {
  loaded: Loaded<PackageFiles | "too large">;
  files: PackageFiles;
  changed: ReadonlySet<string>;
  isDirty: boolean;
  edit(change: (files: Map<string, Uint8Array>) => void): void;
  /** Throws where somebody else has deployed since it was loaded. */
  deploy(): Promise<void>;
  upload(zip: Uint8Array): Promise<void>;
}

const none: PackageFiles = new Map();

export function usePackage({ configuration, codeLocation }: FunctionDetails, refresh: () => void): EditedPackage {
  const client = useClient(LambdaClient);
  // The code that the editor began with: a refresh of the configuration must not take it away.
  const [base, setBase] = useState<{ sha: string | undefined; zip?: Uint8Array }>({ sha: configuration.CodeSha256 });
  const [firstLocation] = useState(codeLocation);
  const loaded = useLoad((signal) => (base.zip ? Promise.resolve(open(base.zip)) : download(firstLocation, signal)), [base.zip, firstLocation]);
  const [edited, setEdited] = useState<PackageFiles>();
  const deployed = loaded.data === undefined || loaded.data === "too large" ? none : loaded.data;
  const files = edited ?? deployed;
  const changed = useMemo(() => changesOf(deployed, files), [deployed, files]);

  async function send(zip: Uint8Array) {
    if (configuration.CodeSha256 !== base.sha) {
      throw new Error("The code was deployed from elsewhere meanwhile. Reload the page to see it.");
    }
    const input = { FunctionName: configuration.FunctionName, ZipFile: zip, RevisionId: configuration.RevisionId };
    const { CodeSha256 } = await client.send(new UpdateFunctionCodeCommand(input));
    setBase({ sha: CodeSha256, zip });
    refresh();
  }

  return {
    loaded,
    files,
    changed,
    isDirty: edited !== undefined && changed.size > 0,
    edit: (change) => {
      const next = new Map(files);
      change(next);
      setEdited(next);
    },
    deploy: () => send(zipFiles(files)),
    upload: async (zip) => {
      await send(zip);
      setEdited(undefined);
    },
  };
}

async function download(location: string, signal: AbortSignal): Promise<PackageFiles | "too large"> {
  // The link names the address on which the server listens; this page may have reached it by another name.
  const { pathname, search } = new URL(location);
  const response = await fetch(pathname + search, { signal });
  if (!response.ok) throw new Error(`The package could not be read: ${response.status} ${await response.text()}`);
  return open(new Uint8Array(await response.arrayBuffer()));
}

function open(zip: Uint8Array): PackageFiles | "too large" {
  return unzipFiles(zip) ?? "too large";
}

function changesOf(before: PackageFiles, after: PackageFiles): ReadonlySet<string> {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return new Set([...paths].filter((path) => !isSame(before.get(path), after.get(path))));
}

function isSame(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  if (a === b) return true;
  return a !== undefined && b !== undefined && a.length === b.length && a.every((byte, i) => byte === b[i]);
}
