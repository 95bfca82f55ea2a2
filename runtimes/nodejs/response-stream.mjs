// The stream that a streaming handler writes its answer to, and the global `awslambda` with which functions ask for it.
import { Writable } from 'node:stream';
import { InvalidStreamingOperation } from './errors.mjs';

const STREAMING = Symbol.for('aws.lambda.runtime.handler.streaming');
const HIGH_WATER_MARK = Symbol.for('aws.lambda.runtime.handler.streaming.highWaterMark');
const PRELUDE_TYPE = 'application/vnd.awslambda.http-integration-response';
const PRELUDE_END = new Uint8Array(8);

export function isStreaming(handler) {
  return handler[STREAMING] === 'response';
}

export function installGlobal() {
  globalThis.awslambda = {
    streamifyResponse(handler, options) {
      handler[STREAMING] = 'response';
      if (typeof options?.highWaterMark === 'number') {
        handler[HIGH_WATER_MARK] = Math.trunc(options.highWaterMark);
      }

      return handler;
    },
    HttpResponseStream: {
      /** Puts status, headers and cookies before the body. */
      from(stream, prelude) {
        stream.setContentType(PRELUDE_TYPE);
        const head = JSON.stringify(prelude);
        stream._onBeforeFirstWrite = (write) => {
          write(head);
          write(PRELUDE_END);
        };
        return stream;
      },
    },
  };
}

/** Its data goes out as it is written; it does not take more than the environment takes. */
export class ResponseStream extends Writable {
  #client;
  #requestId;
  #contentType = 'application/octet-stream';
  #isOpen = false;

  constructor(client, requestId, handler) {
    super({ highWaterMark: handler[HIGH_WATER_MARK] });
    this.#client = client;
    this.#requestId = requestId;
  }

  setContentType(type) {
    if (this.#isOpen) {
      throw new InvalidStreamingOperation('Cannot set content-type, too late.');
    }

    this.#contentType = type;
  }

  write(chunk, encoding, callback) {
    const isData = typeof chunk === 'string' || Buffer.isBuffer(chunk) || chunk?.constructor === Uint8Array;
    this.#open();
    return super.write(isData ? chunk : JSON.stringify(chunk), encoding, callback);
  }

  _write(chunk, _encoding, callback) {
    this.#client.sendPart(chunk, callback);
  }

  _final(callback) {
    this.#open();
    this.#client.endResponse(undefined, callback);
  }

  #open() {
    if (!this.#isOpen) {
      this.#isOpen = true;
      this.#client.openResponse(this.#requestId, this.#contentType);
      this._onBeforeFirstWrite?.((data) => super.write(data));
    }
  }
}
