// The types, and the rules of `eslint.config.mjs`, from one reading of the sources: tsc and ESLint, one after the other, would each parse
// and resolve all of them and all that they import.
import { fileURLToPath } from "node:url";
import { ESLint } from "eslint";
import ts from "typescript";

const folder = fileURLToPath(new URL("..", import.meta.url));
const host = { ...ts.sys, getCanonicalFileName: (name) => name, getNewLine: () => "\n", onUnRecoverableConfigFileDiagnostic: (fault) => fail([fault]) };

function fail(faults) {
  process.stdout.write(ts.formatDiagnostics(faults, host));
  process.exit(1);
}

const { options, fileNames, errors } = ts.getParsedCommandLineOfConfigFile(`${folder}tsconfig.json`, { noEmit: true }, host);
// The rules look upwards from a node too.
const program = ts.createProgram(fileNames, options, ts.createCompilerHost(options, true), undefined, errors);
const faults = ts.getPreEmitDiagnostics(program);
if (faults.length > 0) fail(faults);

const eslint = new ESLint({
  cwd: folder,
  overrideConfig: { files: ["src/**/*.{ts,tsx}"], languageOptions: { parserOptions: { projectService: false, programs: [program] } } },
});
const results = await eslint.lintFiles(["."]);
process.stdout.write(await (await eslint.loadFormatter("stylish")).format(results));
if (results.some((file) => file.errorCount + file.warningCount > 0)) process.exitCode = 1;
