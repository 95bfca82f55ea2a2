// One call of the handler: its context, and who may end it and when.
import { logError, NodeJsExit, toDocument } from './errors.mjs';

let onEmptyLoop = () => {};

/** What to do when the event loop runs empty, in place of what was set before. */
export function whenLoopRanEmpty(action) {
  onEmptyLoop = action;
}

/** To be called when the event loop has run empty. */
export function loopRanEmpty() {
  const action = onEmptyLoop;
  onEmptyLoop = () => {};
  action();
}

/**
 * Runs the handler once.
 * `finish.response(json)` or `finish.error(document)` is called exactly once, at the end.
 */
export function runHandler(handler, headers, body, finish) {
  let isFinished = false;
  const end = (action, value) => {
    if (!isFinished) {
      isFinished = true;
      onEmptyLoop = () => {};
      action(value);
    }
  };

  const fail = (error) => end((thrown) => {
    logError('Invoke Error', thrown);
    finish.error(toDocument(thrown));
  }, error);

  const succeed = (result) => {
    let json;
    try {
      json = JSON.stringify(result) ?? 'null';
    } catch {
      fail(new Error('Unable to stringify response body'));
      return;
    }

    end(finish.response, json);
  };

  const done = (error, result) => (error === undefined || error === null ? succeed(result) : fail(error));
  let waitsForEmptyLoop = true;
  let isCalledBack = false;
  const callback = (error, result) => {
    if (isCalledBack) {
      return;
    }

    isCalledBack = true;
    if ((error === undefined || error === null) && waitsForEmptyLoop) {
      onEmptyLoop = () => succeed(result);
    } else {
      done(error, result);
    }
  };

  // A handler that neither answers nor waits for anything: asynchronous ones have failed, others answer nothing.
  onEmptyLoop = () => (handler.constructor?.name === 'AsyncFunction' ? fail(new NodeJsExit()) : succeed(null));

  try {
    const context = describe(headers, {
      get callbackWaitsForEmptyEventLoop() {
        return waitsForEmptyLoop;
      },
      set callbackWaitsForEmptyEventLoop(value) {
        waitsForEmptyLoop = value;
      },
      succeed,
      fail: (error) => fail(error ?? 'handled'),
      done,
    });
    const result = handler(JSON.parse(body), context, callback);
    if (typeof result?.then === 'function') {
      result.then(succeed, fail);
    }
  } catch (error) {
    fail(error);
  }
}

let functionFacts;

/** Adds to a context what a handler is told of its call. Each property by itself: a spread costs as much as all the rest of a call. */
export function describe(headers, context) {
  // What stays the same in all calls: each look into `process.env` asks the system.
  const facts = (functionFacts ??= readFacts());
  const deadlineMs = Number(headers.get('Lambda-Runtime-Deadline-Ms'));
  context.functionVersion = facts.functionVersion;
  context.functionName = facts.functionName;
  context.memoryLimitInMB = facts.memoryLimitInMB;
  context.logGroupName = facts.logGroupName;
  context.logStreamName = facts.logStreamName;
  context.clientContext = parse(headers.get('Lambda-Runtime-Client-Context'), 'ClientContext');
  context.identity = parse(headers.get('Lambda-Runtime-Cognito-Identity'), 'CognitoIdentity');
  context.invokedFunctionArn = headers.get('Lambda-Runtime-Invoked-Function-Arn');
  context.awsRequestId = headers.get('Lambda-Runtime-Aws-Request-Id');
  context.getRemainingTimeInMillis = () => deadlineMs - Date.now();
  return context;
}

function readFacts() {
  return {
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
  };
}

function parse(json, name) {
  if (json === undefined) {
    return undefined;
  }

  try {
    return JSON.parse(json);
  } catch (error) {
    throw new Error(`Cannot parse ${name} as json: ${error}`);
  }
}
