// Finds a function's handler from its handler string, as `folder/module.function` or `module.object.function`.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { HandlerNotFound, ImportModuleError, MalformedHandlerName, UserCodeSyntaxError } from './errors.mjs';

const require = createRequire(import.meta.url);

export async function loadHandler(taskRoot, handler) {
  if (handler.includes('..')) {
    throw new MalformedHandlerName(
      `'${handler}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`);
  }

  const base = path.basename(handler);
  const dot = base.indexOf('.');
  if (dot < 0) {
    throw new MalformedHandlerName('Bad handler');
  }

  const folder = handler.slice(0, handler.length - base.length);
  const module = await loadModule(taskRoot, folder, base.slice(0, dot));
  const found = base.slice(dot + 1).split('.').reduce((value, key) => value && value[key], module);
  if (!found) {
    throw new HandlerNotFound(`${handler} is undefined or not exported`);
  }

  if (typeof found !== 'function') {
    throw new HandlerNotFound(`${handler} is not a function`);
  }

  return found;
}

async function loadModule(taskRoot, folder, name) {
  try {
    return await findModule(path.resolve(taskRoot, folder, name), [taskRoot, path.resolve(taskRoot, folder)], name);
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new UserCodeSyntaxError(error);
    }

    if (error?.code === 'MODULE_NOT_FOUND' || error?.code === 'ERR_MODULE_NOT_FOUND') {
      throw new ImportModuleError(error);
    }

    throw error;
  }
}

async function findModule(file, searchPaths, name) {
  if (statSync(file, { throwIfNoEntry: false })?.isFile()) {
    return require(file);
  }

  const script = `${file}.js`;
  if (existsSync(script)) {
    return isModulePackage(path.dirname(script)) ? import(pathToFileURL(script)) : require(script);
  }

  if (existsSync(`${file}.mjs`)) {
    return import(pathToFileURL(`${file}.mjs`));
  }

  if (existsSync(`${file}.cjs`)) {
    return require(`${file}.cjs`);
  }

  // A package, or the error that says it is not there.
  return require(require.resolve(name, { paths: searchPaths }));
}

/** Whether .js files of this folder are ES modules: the nearest package.json decides. */
function isModulePackage(folder) {
  const manifest = path.join(folder, 'package.json');
  if (existsSync(manifest)) {
    try {
      return JSON.parse(readFileSync(manifest, 'utf8')).type === 'module';
    } catch (error) {
      console.warn(`${manifest} cannot be read, it will be ignored for ES module detection purposes.`, error);
      return false;
    }
  }

  const parent = path.dirname(folder);
  return parent !== folder && !folder.endsWith('/node_modules') && isModulePackage(parent);
}
