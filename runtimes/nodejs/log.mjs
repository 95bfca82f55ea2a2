// console.* in the formats of the real service. Each call is one log event, whatever lines it has: it goes as a frame to the
// descriptor that the environment names, as the official clients write it.
import { writeSync } from 'node:fs';
import { format } from 'node:util';

const TEXT_FRAME = 0xa55a0003;
const JSON_FRAME = 0xa55a0002;
const LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];
const METHODS = { trace: 'TRACE', debug: 'DEBUG', info: 'INFO', log: 'INFO', warn: 'WARN', error: 'ERROR', fatal: 'FATAL' };

let requestId;
let descriptor;

export let isJson = false;

export function setRequestId(id) {
  requestId = id;
}

/** Makes the console write as the environment asks: its format, and no line below its level. */
export function patchConsole() {
  descriptor = Number(process.env._LAMBDA_TELEMETRY_LOG_FD);
  delete process.env._LAMBDA_TELEMETRY_LOG_FD;
  isJson = process.env.AWS_LAMBDA_LOG_FORMAT?.toUpperCase() === 'JSON';
  const least = LEVELS.indexOf(process.env.AWS_LAMBDA_LOG_LEVEL?.toUpperCase());
  for (const [method, level] of Object.entries(METHODS)) {
    const rank = LEVELS.indexOf(level);
    console[method] = rank < least ? () => {} : isJson ? (...values) => writeJson(rank, level, values) : (...values) => writeText(rank, level, values);
  }
}

function writeText(rank, level, values) {
  const now = new Date();
  write(TEXT_FRAME, rank, now, `${now.toISOString()}\t${requestId}\t${level}\t${format(...values)}\n`);
}

function writeJson(rank, level, values) {
  const now = new Date();
  const line = { timestamp: now.toISOString(), level, requestId };
  let text;
  if (values.length === 1) {
    // An object stays one; what JSON cannot say becomes text.
    try {
      text = JSON.stringify({ ...line, message: values[0] }, withErrors);
    } catch {
      text = JSON.stringify({ ...line, message: format(values[0]) });
    }
  } else {
    const error = values.find((value) => value instanceof Error);
    text = JSON.stringify({ ...line, message: format(...values), ...(error && describe(error)) });
  }

  write(JSON_FRAME, rank, now, `${text}\n`);
}

function withErrors(_key, value) {
  return value instanceof Error ? { ...describe(value), ...value } : value;
}

function describe(error) {
  return {
    errorType: error.constructor?.name ?? 'UnknownError',
    errorMessage: error.message,
    stackTrace: typeof error.stack === 'string' ? error.stack.split('\n') : [],
  };
}

function write(type, rank, time, text) {
  const frame = Buffer.allocUnsafe(16 + Buffer.byteLength(text));
  frame.writeUInt32BE((type | ((rank + 1) << 2)) >>> 0, 0);
  frame.writeUInt32BE(frame.length - 16, 4);
  frame.writeBigInt64BE(BigInt(time.valueOf()) * 1000n, 8);
  frame.write(text, 16);
  for (let written = 0; written < frame.length; ) {
    written += writeSync(descriptor, frame, written);
  }
}
