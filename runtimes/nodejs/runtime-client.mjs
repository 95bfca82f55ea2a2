// The client side of the Lambda Runtime API (2018-06-01) on one kept-alive connection, by hand: Node's own HTTP client
// costs several times what an empty function does.
import { Socket } from 'node:net';
import { Claims } from './claims.mjs';

const API = '/2018-06-01/';
const HEAD_END = Buffer.from('\r\n\r\n');
const READ_BYTES = 64 * 1024;

/** The head of a reply. Its names are found as the environment writes them, which lets no line end into a value. */
class Head {
  #text;

  constructor(text) {
    this.#text = text;
  }

  /** The value of a header; undefined where there is none. */
  get(name) {
    const line = `\r\n${name}: `;
    const start = this.#text.indexOf(line);
    if (start < 0) {
      return undefined;
    }

    const end = this.#text.indexOf('\r\n', start + line.length);
    return this.#text.slice(start + line.length, end < 0 ? undefined : end);
  }
}

/** A header line. The type comes from the function's code: a line end in it would be another header. */
function errorType(error) {
  return `Lambda-Runtime-Function-Error-Type: ${String(error.errorType).replace(/[^\x20-\x7e]/g, ' ')}\r\n`;
}

export class RuntimeClient {
  #socket;
  #address;
  #replies = []; // what to do with each reply, in the order of the requests
  #chunks = []; // of a reply that is not whole yet
  #length = 0;
  #isResponding = false; // an answer is being sent in parts
  #wanted = 0; // bytes without which it makes no sense to look again
  #claims = new Claims();
  #onEvent; // among the replies, where an event was asked for
  #ahead = []; // events that are here ahead of their turn: { number, head, body }

  constructor(address) {
    this.#address = address;
    // One buffer for all that is read, past Node's streams: they cost more than an empty function.
    const onread = { buffer: Buffer.allocUnsafeSlow(READ_BYTES), callback: (count, buffer) => this.#onRead(buffer.subarray(0, count)) };
    // Inherited: the environment's port, which other clients use, costs each message three times as much.
    this.#socket = new Socket({ fd: Number(process.env._FRACTUS_API_FD), onread });
    delete process.env._FRACTUS_API_FD;
    // Without its environment a runtime has nothing left to do.
    this.#socket.on('error', () => process.exit(1));
    this.#socket.on('close', () => process.exit(1));
  }

  /** Asks what this process shall be. */
  assignment(onAssigned) {
    this.#send(this.#get('fractus/assignment'));
    this.#replies.push((_headers, body) => onAssigned(JSON.parse(body.toString())));
  }

  /** Asks for an event. `onEvent(headers, body)` gets a head and a Buffer that is good until it returns. */
  next(onEvent) {
    this.#send(this.#get('runtime/invocation/next'));
    const event = this.#takeEvent();
    if (event !== undefined) {
      setImmediate(onEvent, event.head, event.body);
    } else {
      this.#expect(onEvent);
    }
  }

  /** Sends the answer and asks for the next event, in one write; or begins the one that is here already. */
  respondAndNext(requestId, body, onEvent) {
    this.#answerAndNext(`runtime/invocation/${requestId}/response`, body, '', onEvent);
  }

  /** Sends an error document and asks for the next event, likewise. */
  failAndNext(requestId, error, onEvent) {
    this.#answerAndNext(`runtime/invocation/${requestId}/error`, JSON.stringify(error), errorType(error), onEvent);
  }

  #answerAndNext(path, body, headers, onEvent) {
    const event = this.#takeEvent();
    if (event !== undefined) {
      this.#send(this.#post(path, body, `${headers}Fractus-Begun-Request-Id: ${event.head.get('Lambda-Runtime-Aws-Request-Id')}\r\n`));
      // A turn of the event loop costs as much as a short call. There is one before the last event that is here, to read others.
      const soon = this.#ahead.length > 0 ? process.nextTick : setImmediate;
      soon(onEvent, event.head, event.body);
      return;
    }

    this.#send(this.#post(path, body, headers) + this.#get('runtime/invocation/next'));
    this.#replies.push(null);
    this.#expect(onEvent);
  }

  #expect(onEvent) {
    this.#replies.push(onEvent);
    this.#onEvent = onEvent;
  }

  /** The next event that is here ahead of its turn and that this process may begin. */
  #takeEvent() {
    while (this.#ahead.length > 0) {
      const event = this.#ahead.shift();
      if (this.#claims.take(event.number)) {
        return event;
      }
    }

    return undefined;
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

  /** Handles what was read; the buffer is filled anew when this returns. */
  #onRead(part) {
    let input = part;
    if (this.#length > 0) {
      this.#chunks.push(Buffer.from(part));
      this.#length += part.length;
      if (this.#length < this.#wanted) {
        return true;
      }

      input = Buffer.concat(this.#chunks);
    }

    let start = 0;
    for (let end = 0; start < input.length && (end = this.#takeReply(input, start)) > 0; ) {
      start = end;
    }

    this.#length = input.length - start;
    this.#chunks = this.#length === 0 ? [] : [Buffer.from(input.subarray(start))];
    return true;
  }

  /** An event of which the environment did not wait to be asked. */
  #onAhead(number, head, body) {
    const onEvent = this.#onEvent;
    if (onEvent === undefined) {
      this.#ahead.push({ number, head, body: body.toString() });
    } else if (this.#claims.take(number)) {
      // It was asked for meanwhile, as the last.
      this.#replies.pop();
      this.#onEvent = undefined;
      onEvent(head, body);
    }
  }

  /** Handles the reply at `start`; gives its end, 0 where it is not whole. */
  #takeReply(input, start) {
    this.#wanted = 0;
    const headEnd = input.indexOf(HEAD_END, start);
    if (headEnd < 0) {
      return 0;
    }

    const head = new Head(input.toString('utf8', start, headEnd));
    const bodyStart = headEnd + HEAD_END.length;
    const end = bodyStart + Number(head.get('Content-Length'));
    if (input.length < end) {
      this.#wanted = end - start;
      return 0;
    }

    const number = head.get('Fractus-Ahead');
    if (number === undefined) {
      const onReply = this.#replies.shift();
      this.#onEvent = onReply === this.#onEvent ? undefined : this.#onEvent;
      onReply?.(head, input.subarray(bodyStart, end));
    } else {
      this.#onAhead(Number(number), head, input.subarray(bodyStart, end));
    }

    return end;
  }
}
