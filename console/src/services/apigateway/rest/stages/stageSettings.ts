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
}

/** What "Edit stage" holds. */
export interface StageForm extends MethodForm {
  description: string;
  accessLogArn: string;
  accessLogFormat: string;
}

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
  };
}

export function stageFormOf(stage: Stage): StageForm {
  return {
    ...methodFormOf(stage, allMethods),
    description: stage.description ?? "", accessLogArn: stage.accessLogSettings?.destinationArn ?? "", accessLogFormat: stage.accessLogSettings?.format ?? "",
  };
}

/** @param path A resource's path and a method as a patch names them, such as "/~1pets/GET" or "/*\/*". */
export function methodPatches(path: string, before: MethodForm, after: MethodForm): PatchOperation[] {
  return [
    ...replaced(`${path}/throttling/rateLimit`, before.rate, after.rate),
    ...replaced(`${path}/throttling/burstLimit`, before.burst, after.burst),
    ...replaced(`${path}/logging/loglevel`, before.logLevel, after.logLevel),
    ...replaced(`${path}/logging/dataTrace`, before.tracesData, after.tracesData),
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
  return [...replaced("/description", before.description, after.description), ...methodPatches("/*/*", before, after), ...accessLogs];
}
