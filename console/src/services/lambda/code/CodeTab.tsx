import Alert from "@cloudscape-design/components/alert";
import Badge from "@cloudscape-design/components/badge";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Grid from "@cloudscape-design/components/grid";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { CodeEditor } from "../../../shared/editor/CodeEditor";
import { bytes } from "../../../shared/format";
import { useFlash } from "../../../shared/flash";
import { LoadedView } from "../../../shared/LoadedView";
import { UnsavedGuard } from "../../../shared/unsaved";
import type { FunctionTabProps } from "../functions";
import { languageOf } from "../runtimes";
import { ResultPane } from "../test/ResultPane";
import { TestButton } from "../test/TestButton";
import type { TestResult } from "../test/invoke";
import { FileNameModal } from "./FileNameModal";
import { FileTree } from "./FileTree";
import { LayersPanel } from "./LayersPanel";
import { textOf } from "./packageFiles";
import { PropertiesPanel } from "./PropertiesPanel";
import { UploadModal } from "./UploadModal";
import { type EditedPackage, usePackage } from "./usePackage";

/** The code of a function: its files, their editor, and the test of what is deployed. */
export function CodeTab({ details, refresh }: FunctionTabProps) {
  const flash = useFlash();
  const edited = usePackage(details, refresh);
  const [isDeploying, setDeploying] = useState(false);
  const [isUploading, setUploading] = useState(false);
  const [result, setResult] = useState<TestResult>();
  const name = details.configuration.FunctionName!;

  async function deploy() {
    if (!edited.isDirty || isDeploying) return;
    setDeploying(true);
    try {
      await edited.deploy();
      flash.success(`The function ${name} was updated.`);
    } catch (error) {
      flash.error("The code was not deployed", error);
    } finally {
      setDeploying(false);
    }
  }

  const actions = (
    <SpaceBetween direction="horizontal" size="xs" alignItems="center">
      {edited.isDirty && <Badge color="blue">Changes not deployed</Badge>}
      <Button onClick={() => setUploading(true)}>Upload .zip file</Button>
      <TestButton name={name} onResult={setResult} />
      <Button variant="primary" disabled={!edited.isDirty} loading={isDeploying} onClick={() => void deploy()}>
        Deploy
      </Button>
    </SpaceBetween>
  );
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2" actions={actions}>Code source</Header>}>
        <LoadedView loaded={edited.loaded} what="the code">
          {(files) => (files === "too large" ? <Alert>This package is too large to be edited here. Upload another as a .zip file.</Alert> : <Files edited={edited} onSave={() => void deploy()} />)}
        </LoadedView>
      </Container>
      {result && <ResultPane result={result} />}
      <PropertiesPanel details={details} refresh={refresh} />
      <LayersPanel details={details} refresh={refresh} />
      {isUploading && <UploadModal name={name} onUpload={edited.upload} onDismiss={() => setUploading(false)} />}
      <UnsavedGuard isDirty={() => edited.isDirty} />
    </SpaceBetween>
  );
}

function Files({ edited, onSave }: { edited: EditedPackage; onSave(): void }) {
  const paths = [...edited.files.keys()];
  const [chosen, setChosen] = useState<string>();
  const [naming, setNaming] = useState<{ from?: string }>();
  const open = chosen !== undefined && edited.files.has(chosen) ? chosen : paths[0];
  const content = open === undefined ? undefined : edited.files.get(open);

  function name(to: string) {
    edited.edit((files) => {
      files.set(to, (naming?.from && files.get(naming.from)) || new Uint8Array());
      if (naming?.from) files.delete(naming.from);
    });
    setChosen(to);
  }

  return (
    <>
      <Grid gridDefinition={[{ colspan: { default: 12, s: 3 } }, { colspan: { default: 12, s: 9 } }]}>
        <SpaceBetween size="s">
          <FileTree
            paths={paths}
            open={open}
            changed={edited.changed}
            onOpen={setChosen}
            onRename={(from) => setNaming({ from })}
            onDelete={(path) => edited.edit((files) => files.delete(path))}
          />
          <Button iconName="add-plus" onClick={() => setNaming({})}>
            New file
          </Button>
        </SpaceBetween>
        {open !== undefined && content !== undefined ? (
          <FileEditor
            key={open}
            path={open}
            content={content}
            onSave={onSave}
            onChange={(text) => edited.edit((files) => files.set(open, new TextEncoder().encode(text)))}
          />
        ) : (
          <Box color="text-body-secondary">The package has no files.</Box>
        )}
      </Grid>
      {naming && <FileNameModal from={naming.from} taken={paths} onName={name} onDismiss={() => setNaming(undefined)} />}
    </>
  );
}

interface FileEditorProps {
  path: string;
  content: Uint8Array;
  onChange(text: string): void;
  onSave(): void;
}

function FileEditor({ path, content, onChange, onSave }: FileEditorProps) {
  const text = textOf(content);
  return (
    <SpaceBetween size="xxs">
      <Box variant="code">{path}</Box>
      {text === undefined ? (
        <Alert>This file is not text: {bytes(content.length)}.</Alert>
      ) : (
        <CodeEditor label={`Code of ${path}`} language={languageOf(path)} value={text} heightPx={440} onChange={onChange} onSave={onSave} />
      )}
    </SpaceBetween>
  );
}
