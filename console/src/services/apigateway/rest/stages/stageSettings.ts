import type { PatchOperation, Stage } from "@aws-sdk/client-api-gateway";
import { pointer, replaced } from "../../patches";

export const logLevels = [
  { value: "OFF", label: "Off" },
  { value: "ERROR", label: "Errors only" },
  { value: "INFO", label: "Errors and info logs" },
] as const;

/** The name of the log group in an ARN. */
export const logGroupOf = (arn: string | undefined) => arn?.split(":log-group:")[1]?.split(":")[0];

/** How a method is treated in a stage. */
export interface MethodForm {
  /** Both "" where nothing is set. */
  rate: string;
  burst: string;
  logLevel: string;
  tracesData: boolean;
  /** Whether answers are kept in the stage's cache, and for how many seconds. */
  isCached: boolean;
  ttlSeconds: string;
}

/** What "Edit stage" holds. */
export interface StageForm extends MethodForm {
  description: string;
  accessLogArn: string;
  accessLogFormat: string;
  hasCache: boolean;
  /** Gigabytes. */
  cacheSize: string;
}

export const cacheSizes = ["0.5", "1.6", "6.1", "13.5", "28.4", "58.2", "118", "237"] as const;

export const allMethods = "*/*";

// Enough to tell who asked what, and the one thing that a format must have: the request's id.
export const jsonFormat = JSON.stringify({
  requestId: "$context.requestId", ip: "$context.identity.sourceIp", requestTime: "$context.requestTime", httpMethod: "$context.httpMethod",
  resourcePath: "$context.resourcePath", status: "$context.status", protocol: "$context.protocol", responseLength: "$context.responseLength",
});

/** @param key Such as "pets/GET" or "*\/*". */
export function methodFormOf(stage: Stage, key: string): MethodForm {
  const settings = stage.methodSettings?.[key];
  return {
    rate: settings?.throttlingRateLimit?.toString() ?? "", burst: settings?.throttlingBurstLimit?.toString() ?? "",
    logLevel: settings?.loggingLevel ?? "OFF", tracesData: settings?.dataTraceEnabled ?? false,
    isCached: settings?.cachingEnabled ?? false, ttlSeconds: settings?.cacheTtlInSeconds?.toString() ?? "300",
  };
}

export function stageFormOf(stage: Stage): StageForm {
  return {
    ...methodFormOf(stage, allMethods),
    description: stage.description ?? "", accessLogArn: stage.accessLogSettings?.destinationArn ?? "", accessLogFormat: stage.accessLogSettings?.format ?? "",
    hasCache: stage.cacheClusterEnabled ?? false, cacheSize: stage.cacheClusterSize ?? "0.5",
  };
}

/** @param path A resource's path and a method as a patch names them, such as "/~1pets/GET" or "/*\/*". */
export function methodPatches(path: string, before: MethodForm, after: MethodForm): PatchOperation[] {
  return [
    ...replaced(`${path}/throttling/rateLimit`, before.rate, after.rate),
    ...replaced(`${path}/throttling/burstLimit`, before.burst, after.burst),
    ...replaced(`${path}/logging/loglevel`, before.logLevel, after.logLevel),
    ...replaced(`${path}/logging/dataTrace`, before.tracesData, after.tracesData),
    ...replaced(`${path}/caching/enabled`, before.isCached, after.isCached),
    ...replaced(`${path}/caching/ttlInSeconds`, before.ttlSeconds, after.ttlSeconds),
  ];
}

export const methodPatchPath = (resourcePath: string, method: string) => `/${pointer(resourcePath)}/${method}`;

export function stagePatches(before: StageForm, after: StageForm): PatchOperation[] {
  const accessLogs: PatchOperation[] =
    before.accessLogArn !== "" && after.accessLogArn === ""
      ? [{ op: "remove", path: "/accessLogSettings" }]
      : after.accessLogArn === ""
        ? []
        : [
            ...replaced("/accessLogSettings/destinationArn", before.accessLogArn, after.accessLogArn),
            ...replaced("/accessLogSettings/format", before.accessLogFormat, after.accessLogFormat),
          ];
  const cache = [
    ...replaced("/cacheClusterEnabled", before.hasCache, after.hasCache),
    ...(after.hasCache ? replaced("/cacheClusterSize", before.cacheSize, after.cacheSize) : []),
  ];
  return [...replaced("/description", before.description, after.description), ...cache, ...methodPatches("/*/*", before, after), ...accessLogs];
}
