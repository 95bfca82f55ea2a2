import serverlessExpress from '@codegenie/serverless-express';
import { application } from './application.js';

export const handler = serverlessExpress({ app: application });
