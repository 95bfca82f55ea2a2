// Lets `import` find packages in NODE_PATH, as `require` does and as the real runtime's `import` does since Node.js 18.
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const folders = (process.env.NODE_PATH ?? '').split(path.delimiter).filter((folder) => path.basename(folder) === 'node_modules');

export async function resolve(specifier, context, nextResolve) {
  try {
    return await nextResolve(specifier, context);
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND' || /^(\.|\/|[a-z]+:)/.test(specifier)) {
      throw error;
    }

    for (const folder of folders) {
      try {
        // As if a file beside the folder asked.
        return await nextResolve(specifier, { ...context, parentURL: pathToFileURL(path.join(folder, '../import.mjs')).href });
      } catch (notHere) {
        if (notHere.code !== 'ERR_MODULE_NOT_FOUND') {
          throw notHere;
        }
      }
    }

    throw error;
  }
}
