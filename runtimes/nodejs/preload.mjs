// Loaded while an environment waits for its function. The module cache is keyed by file, so a function that brings its own
// copy of these still gets its own.
import '@aws-sdk/client-dynamodb';
import '@aws-sdk/lib-dynamodb';
