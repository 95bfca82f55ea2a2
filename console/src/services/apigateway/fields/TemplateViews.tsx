import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { Preformatted } from "../../../shared/Preformatted";
import type { Row } from "./rowMaps";

/** Mapping templates, to read. */
export function TemplateViews({ templates }: { templates: readonly Row[] }) {
  return (
    <Container header={<Header variant="h3" counter={`(${templates.length})`}>Mapping templates</Header>}>
      <SpaceBetween size="m">
        {templates.length === 0 && <Box color="text-body-secondary">No mapping templates: the body passes through as it is.</Box>}
        {templates.map((t) => (
          <div key={t.name}>
            <Box variant="awsui-key-label">{t.name}</Box>
            {t.value === "" ? <Box>Passthrough</Box> : <Preformatted label={`Template of ${t.name}`} scrolls>{t.value}</Preformatted>}
          </div>
        ))}
      </SpaceBetween>
    </Container>
  );
}
