// An Express application like any other: nothing here knows that it runs in a function.
import express from 'express';

export const application = express();
application.use(express.json());

application.get('/hello/:name', (request, response) => {
  response.cookie('seen', 'yes').cookie('again', 'too').send(`Hello ${request.params.name}${request.query.mark ?? ''}`);
});

application.post('/items', (request, response) => {
  response.status(201).location('/items/1').json({ got: request.body, host: request.hostname, tags: request.query.tag });
});

application.get('/image', (request, response) => {
  response.type('image/png').send(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x00, 0xff]));
});

application.get('/broken', () => {
  throw new Error('on purpose');
});

// Express's own last handlers ask more of a socket than the library that carries requests here gives them.
application.use((request, response) => response.status(404).send(`No ${request.path}`));
application.use((error, request, response, next) => response.status(500).send(error.message));
