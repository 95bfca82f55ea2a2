import { connect } from 'node:net';

export const handler = awslambda.streamifyResponse(async (event, stream) => {
  if (event.rawPath === '/http') {
    awslambda.HttpResponseStream.from(stream, { statusCode: 202, headers: { 'x-mine': 'yes' }, cookies: ['a=1'] });
  }

  stream.write('first ');
  if (event.fail || event.rawPath === '/fail') {
    throw new Error('as asked');
  }

  await new Promise((resolve, reject) => connect(Number(process.env.PORT), '127.0.0.1').once('data', resolve).once('error', reject));
  stream.end('second');
});
