// console.* in the line format of the real service. Each call is one log event, whatever lines it has: it goes as a frame
// to the descriptor that the environment names, as the official clients write it.
import { writeSync } from 'node:fs';
import { format } from 'node:util';

const FRAME_TYPE = 0xa55a0003;
const LEVELS = { trace: 'TRACE', debug: 'DEBUG', info: 'INFO', log: 'INFO', warn: 'WARN', error: 'ERROR', fatal: 'FATAL' };

let requestId;

export function setRequestId(id) {
  requestId = id;
}

export function patchConsole() {
  const descriptor = Number(process.env._LAMBDA_TELEMETRY_LOG_FD);
  delete process.env._LAMBDA_TELEMETRY_LOG_FD;
  for (const [method, level] of Object.entries(LEVELS)) {
    console[method] = (...values) => write(descriptor, level, format(...values));
  }
}

function write(descriptor, level, message) {
  const now = new Date();
  const text = `${now.toISOString()}\t${requestId}\t${level}\t${message}\n`;
  const frame = Buffer.allocUnsafe(16 + Buffer.byteLength(text));
  frame.writeUInt32BE(FRAME_TYPE, 0);
  frame.writeUInt32BE(frame.length - 16, 4);
  frame.writeBigInt64BE(BigInt(now.valueOf()) * 1000n, 8);
  frame.write(text, 16);
  for (let written = 0; written < frame.length; ) {
    written += writeSync(descriptor, frame, written);
  }
}
