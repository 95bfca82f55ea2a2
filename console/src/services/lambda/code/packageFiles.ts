import { unzipSync, zipSync, type Zippable } from "fflate";

/** The files of a package by their paths, in the package's order. */
export type PackageFiles = ReadonlyMap<string, Uint8Array>;

/** Above these a package is not opened here: a browser's editor is no place for it. */
export const mostFiles = 500;
export const mostBytes = 10_000_000;

/** @returns Nothing where the package is too large to be edited here. */
export function unzipFiles(zip: Uint8Array): PackageFiles | undefined {
  let count = 0;
  let size = 0;
  let isTooLarge = false;
  const entries = unzipSync(zip, {
    filter: ({ name, originalSize }) => {
      count++;
      size += originalSize;
      isTooLarge ||= count > mostFiles || size > mostBytes;
      return !isTooLarge && !name.endsWith("/");
    },
  });
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- the filter above sets it
  return isTooLarge ? undefined : new Map(Object.entries(entries));
}

export function zipFiles(files: PackageFiles): Uint8Array {
  const entries: Zippable = {};
  for (const [path, content] of files) {
    const mode = isProgram(path, content) ? 0o100755 : 0o100644;
    // The file's mode stands in the upper half of its attributes, as archives made on Unix have it.
    entries[path] = [content, { os: 3, attrs: (mode << 16) >>> 0, mtime: "1980-01-02T00:00:00Z" }];
  }
  return zipSync(entries, { level: 6 });
}

/** The text of a file; nothing where it is not UTF-8 text. */
export function textOf(content: Uint8Array): string | undefined {
  try {
    return content.includes(0) ? undefined : new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}

// What begins with #! or is an ELF image is meant to be executed, as is a custom runtime's bootstrap.
function isProgram(path: string, content: Uint8Array): boolean {
  const isScript = content[0] === 0x23 && content[1] === 0x21;
  const isElf = content[0] === 0x7f && content[1] === 0x45 && content[2] === 0x4c && content[3] === 0x46;
  return path === "bootstrap" || isScript || isElf;
}
