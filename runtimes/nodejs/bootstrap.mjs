// What runs inside an execution environment of Node.js:
//   1. a process that was started for no function yet waits for its assignment and meanwhile loads what many functions need;
//   2. it loads the handler;
//   3. it asks for events, one after the other, and answers them.
import { register } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { logError, toDocument, UnhandledPromiseRejection } from './errors.mjs';
import { loopRanEmpty, runHandler } from './invocation.mjs';
import { loadHandler } from './load.mjs';
import { patchConsole, setRequestId } from './log.mjs';
import { installGlobal, isStreaming } from './response-stream.mjs';
import { RuntimeClient } from './runtime-client.mjs';
import { runStreamingHandler } from './streaming.mjs';

const EXIT_UNCAUGHT_EXCEPTION = 129;
const EXIT_UNHANDLED_REJECTION = 128;
const SMALL_MEMORY_MB = 1024;

const client = new RuntimeClient(process.env.AWS_LAMBDA_RUNTIME_API);
let handler;
let requestId; // of the running call; undefined while the function is being loaded

function crash(title, error, exitCode) {
  logError(title, error);
  client.keepsProcessAlive = true;
  client.fail(requestId, toDocument(error), () => process.exit(exitCode));
}

function waitForAssignment() {
  return new Promise((resolve) => {
    client.assignment(resolve);
    // After the request is on its way. Packages that are not installed are simply not there.
    setImmediate(() => import('./preload.mjs').catch(() => {}));
  });
}

function becomeAssigned({ environment }) {
  for (const name of Object.keys(process.env)) {
    if (!(name in environment)) {
      delete process.env[name];
    }
  }

  Object.assign(process.env, environment);
  process.chdir(environment.LAMBDA_TASK_ROOT);
}

/** V8 sized its heap for the machine: in a small environment it must rather collect early than be killed. */
function limitHeapGrowth() {
  if (Number(process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE) < SMALL_MEMORY_MB) {
    setFlagsFromString('--heap-growing-percent=20');
  }
}

function onEvent(headers, body) {
  requestId = headers.get('Lambda-Runtime-Aws-Request-Id');
  setRequestId(requestId);
  const traceId = headers.get('Lambda-Runtime-Trace-Id');
  if (traceId === undefined) {
    delete process.env._X_AMZN_TRACE_ID;
  } else {
    process.env._X_AMZN_TRACE_ID = traceId;
  }

  client.keepsProcessAlive = false;
  if (isStreaming(handler)) {
    runStreamingHandler(handler, headers, body, client, () => {
      client.keepsProcessAlive = true;
      client.next(onEvent);
    });
    return;
  }

  runHandler(handler, headers, body, {
    response(json) {
      client.keepsProcessAlive = true;
      client.respondAndNext(requestId, json, onEvent);
    },
    error(document) {
      client.keepsProcessAlive = true;
      client.failAndNext(requestId, document, onEvent);
    },
  });
}

process.on('uncaughtException', (error) => crash('Uncaught Exception', error, EXIT_UNCAUGHT_EXCEPTION));
process.on('unhandledRejection', (reason, promise) =>
  crash('Unhandled Promise Rejection', new UnhandledPromiseRejection(reason, promise), EXIT_UNHANDLED_REJECTION));
process.on('beforeExit', loopRanEmpty);

if (process.env._HANDLER === undefined) {
  becomeAssigned(await waitForAssignment());
}

if (process.env.NODE_PATH !== undefined) {
  register('./node-path.mjs', import.meta.url);
}

patchConsole();
if (!/^(1|true)$/.test(process.env.AWS_LAMBDA_NODEJS_NO_GLOBAL_AWSLAMBDA ?? '')) {
  installGlobal();
}

limitHeapGrowth();
try {
  handler = await loadHandler(process.env.LAMBDA_TASK_ROOT, process.env._HANDLER);
  client.next(onEvent);
} catch (error) {
  crash('Uncaught Exception', error, EXIT_UNCAUGHT_EXCEPTION);
}
