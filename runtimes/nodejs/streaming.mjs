// One call of a handler that streams its answer.
import { logError, toDocument } from './errors.mjs';
import { describe, whenLoopRanEmpty } from './invocation.mjs';
import { ResponseStream } from './response-stream.mjs';

/** Runs the handler once; `onEnd` runs when all of it is done and the environment has the whole answer. */
export async function runStreamingHandler(handler, headers, body, client, onEnd) {
  const requestId = headers.get('Lambda-Runtime-Aws-Request-Id');
  const stream = new ResponseStream(client, requestId, handler);
  const finished = new Promise((resolve, reject) => stream.once('finish', resolve).once('error', reject));
  finished.catch(() => {});
  let isFailed = false;
  const fail = (error) => {
    if (!isFailed) {
      isFailed = true;
      whenLoopRanEmpty(() => {});
      logError('Invoke Error', error);
      client.keepsProcessAlive = true;
      client.fail(requestId, toDocument(error), onEnd);
    }
  };

  whenLoopRanEmpty(() => fail('Response stream is not finished.'));
  try {
    const result = handler(JSON.parse(body), stream, describe(headers, { callbackWaitsForEmptyEventLoop: true }));
    if (typeof result?.then !== 'function') {
      fail('Streaming does not support non-async handlers.');
      return;
    }

    if ((await result) !== undefined) {
      console.warn('Streaming handlers ignore return values.');
    }

    await finished;
  } catch (error) {
    fail(error);
  }

  if (!isFailed) {
    whenLoopRanEmpty(() => {});
    onEnd();
  }
}
