// The client side of the Lambda Runtime API (2018-06-01) on one kept-alive connection, by hand: Node's own HTTP client
// costs several times what an empty function does.
import { createConnection } from 'node:net';

const API = '/2018-06-01/';
const HEAD_END = Buffer.from('\r\n\r\n');

/** A header line. The type comes from the function's code: a line end in it would be another header. */
function errorType(error) {
  return `Lambda-Runtime-Function-Error-Type: ${String(error.errorType).replace(/[^\x20-\x7e]/g, ' ')}\r\n`;
}

export class RuntimeClient {
  #socket;
  #address;
  #replies = []; // what to do with each reply, in the order of the requests
  #chunks = [];
  #length = 0;
  #isResponding = false; // an answer is being sent in parts
  #wanted = 0; // bytes without which it makes no sense to look again

  constructor(address) {
    this.#address = address;
    const [host, port] = address.split(':');
    this.#socket = createConnection({ host, port: Number(port), noDelay: true });
    this.#socket.on('data', (chunk) => this.#onData(chunk));
    // Without its environment a runtime has nothing left to do.
    this.#socket.on('error', () => process.exit(1));
    this.#socket.on('close', () => process.exit(1));
  }

  /** Asks what this process shall be. */
  assignment(onAssigned) {
    this.#send(this.#get('fractus/assignment'));
    this.#replies.push((_headers, body) => onAssigned(JSON.parse(body.toString())));
  }

  /** Asks for an event. `onEvent(headers, body)` gets a Map of lower-case names and a Buffer. */
  next(onEvent) {
    this.#send(this.#get('runtime/invocation/next'));
    this.#replies.push(onEvent);
  }

  /** Sends the answer and asks for the next event, in one write. */
  respondAndNext(requestId, body, onEvent) {
    this.#send(this.#post(`runtime/invocation/${requestId}/response`, body, '') + this.#get('runtime/invocation/next'));
    this.#replies.push(null, onEvent);
  }

  /** Sends an error document and asks for the next event. */
  failAndNext(requestId, error, onEvent) {
    this.#send(this.#error(`runtime/invocation/${requestId}/error`, error) + this.#get('runtime/invocation/next'));
    this.#replies.push(null, onEvent);
  }

  /** Begins an answer that follows in parts. */
  openResponse(requestId, contentType) {
    this.#isResponding = true;
    const type = String(contentType).replace(/[^\x20-\x7e]/g, ' ');
    this.#send(
      `POST ${API}runtime/invocation/${requestId}/response HTTP/1.1\r\nHost: ${this.#address}\r\nContent-Type: ${type}\r\n` +
        'Lambda-Runtime-Function-Response-Mode: streaming\r\nTransfer-Encoding: chunked\r\n' +
        'Trailer: Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body\r\n\r\n');
  }

  /** Sends a part; `onSent` runs when the connection can take more. */
  sendPart(part, onSent) {
    if (part.length === 0) {
      onSent(); // A chunk without data would be the end.
      return;
    }

    // Until it is sent there is something to wait for.
    this.#socket.ref();
    this.#socket.cork();
    this.#socket.write(`${part.length.toString(16)}\r\n`);
    this.#socket.write(part);
    this.#socket.write('\r\n', (error) => {
      this.#socket.unref();
      onSent(error);
    });
    this.#socket.uncork();
  }

  /** Ends the answer, with what went wrong if something did; `onArrived` runs when the environment has it. */
  endResponse(error, onArrived) {
    this.#isResponding = false;
    const trailers = error === undefined ? '' : `${errorType(error)}Lambda-Runtime-Function-Error-Body: ${Buffer.from(JSON.stringify(error)).toString('base64')}\r\n`;
    this.keepsProcessAlive = true;
    this.#send(`0\r\n${trailers}\r\n`);
    this.#replies.push(() => {
      this.keepsProcessAlive = false;
      onArrived();
    });
  }

  /** Sends an error document, at the end of the answer where one has begun; `onSent` runs when it has arrived. */
  fail(requestId, error, onSent) {
    if (this.#isResponding) {
      this.endResponse(error, onSent);
      return;
    }

    this.#send(this.#error(requestId === undefined ? 'runtime/init/error' : `runtime/invocation/${requestId}/error`, error));
    this.#replies.push(onSent);
  }

  /** While a handler runs, this connection must not keep the event loop alive: an empty loop has a meaning. */
  set keepsProcessAlive(value) {
    if (value) {
      this.#socket.ref();
    } else {
      this.#socket.unref();
    }
  }

  #get(path) {
    return `GET ${API}${path} HTTP/1.1\r\nHost: ${this.#address}\r\n\r\n`;
  }

  #post(path, body, headers) {
    return `POST ${API}${path} HTTP/1.1\r\nHost: ${this.#address}\r\nContent-Type: application/json\r\n${headers}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  }

  #error(path, error) {
    return this.#post(path, JSON.stringify(error), errorType(error));
  }

  #send(text) {
    this.#socket.write(text);
  }

  #onData(chunk) {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    while (this.#length > 0 && this.#length >= this.#wanted) {
      const input = this.#chunks.length === 1 ? this.#chunks[0] : Buffer.concat(this.#chunks);
      const used = this.#takeReply(input);
      this.#chunks = used === input.length ? [] : [input.subarray(used)];
      this.#length -= used;
      if (used === 0) {
        break;
      }
    }
  }

  /** Handles one reply; gives the bytes it took, 0 where it is not whole. */
  #takeReply(input) {
    const headEnd = input.indexOf(HEAD_END);
    if (headEnd < 0) {
      this.#wanted = 0;
      return 0;
    }

    const lines = input.toString('utf8', 0, headEnd).split('\r\n');
    const headers = new Map();
    for (let i = 1; i < lines.length; i++) {
      const colon = lines[i].indexOf(':');
      headers.set(lines[i].slice(0, colon).toLowerCase(), lines[i].slice(colon + 2));
    }

    const bodyStart = headEnd + HEAD_END.length;
    const end = bodyStart + Number(headers.get('content-length'));
    if (input.length < end) {
      this.#wanted = end;
      return 0;
    }

    this.#wanted = 0;
    this.#replies.shift()?.(headers, input.subarray(bodyStart, end));
    return end;
  }
}
