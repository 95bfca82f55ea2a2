// Errors as the runtime reports and logs them.
import { types } from 'node:util';
import { isJson } from './log.mjs';

function runtimeError(name) {
  const type = class extends Error {};
  Object.defineProperty(type, 'name', { value: name });
  type.prototype.name = `Runtime.${name}`;
  return type;
}

export const HandlerNotFound = runtimeError('HandlerNotFound');
export const InvalidStreamingOperation = runtimeError('InvalidStreamingOperation');
export const ImportModuleError = runtimeError('ImportModuleError');
export const MalformedHandlerName = runtimeError('MalformedHandlerName');
export const UserCodeSyntaxError = runtimeError('UserCodeSyntaxError');

export class NodeJsExit extends Error {
  constructor() {
    super('The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly caused by a Promise that was never settled. For more information, see https://nodejs.org/docs/latest/api/process.html#exit-codes');
  }
}

NodeJsExit.prototype.name = 'Runtime.NodeJsExit';

export class UnhandledPromiseRejection extends Error {
  constructor(reason, promise) {
    super(reason);
    this.reason = reason;
    this.promise = promise;
  }
}

UnhandledPromiseRejection.prototype.name = 'Runtime.UnhandledPromiseRejection';

/** The error document for the caller. Anything may have been thrown, also things that throw when they are read. */
export function toDocument(error) {
  try {
    if (types.isNativeError(error) || (error?.name && error.message && error.stack)) {
      return { errorType: String(error.name), errorMessage: String(error.message), trace: String(error.stack).split('\n') };
    }

    return { errorType: typeof error, errorMessage: String(error), trace: [] };
  } catch {
    return {
      errorType: 'handled',
      errorMessage: 'callback called with Error argument, but there was a problem while retrieving one or more of its message, name, and stack',
    };
  }
}

/** Logs an error with all of its own properties; the text before the JSON ends in a tab, as on the real service. */
export function logError(title, thrown) {
  const error = thrown instanceof Error ? thrown : new Error(thrown);
  if (isJson) {
    console.error(error);
    return;
  }

  let text;
  try {
    text = JSON.stringify(error, withHiddenProperties);
  } catch {
    text = JSON.stringify(toDocument(error));
  }

  console.error(title, `\t${text}`);
}

/** Name, message, code and stack of an error are not enumerable and would be missing. */
function withHiddenProperties(_key, value) {
  if (!(value instanceof Error)) {
    return value;
  }

  const shown = { errorType: value.name, errorMessage: value.message, code: value.code, ...value };
  if (typeof value.stack === 'string') {
    shown.stack = value.stack.split('\n');
  }

  return shown;
}
