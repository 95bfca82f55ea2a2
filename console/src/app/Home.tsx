import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import ContentLayout from "@cloudscape-design/components/content-layout";
import Grid from "@cloudscape-design/components/grid";
import Header from "@cloudscape-design/components/header";
import Icon from "@cloudscape-design/components/icon";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMemo } from "react";
import { homeOf, type Service, services } from "../services";
import { RouteLink } from "../shared/RouteLink";
import { Connect } from "./Connect";
import { Health } from "./Health";
import { recentServices } from "./recent";

const wide = { colspan: { default: 12, m: 7 } };
const narrow = { colspan: { default: 12, m: 5 } };

export function Home() {
  const recent = useMemo(recentServices, []);
  return (
    <ContentLayout header={<Header variant="h1">Console home</Header>}>
      <Grid gridDefinition={[wide, narrow, wide, narrow]}>
        <Services />
        <Container header={<Header variant="h2">Recently visited</Header>} fitHeight>
          {recent.length === 0 ? (
            <Box color="text-body-secondary">The services that you open will be listed here.</Box>
          ) : (
            <ServiceList of={recent} />
          )}
        </Container>
        <Connect />
        <Health />
      </Grid>
    </ContentLayout>
  );
}

function Services() {
  const categories = [...new Set(services.map((s) => s.category))];
  return (
    <Container header={<Header variant="h2">Services</Header>} fitHeight>
      <SpaceBetween size="l">
        {categories.map((category) => (
          <div key={category}>
            <Box variant="h3" fontSize="body-s" color="text-body-secondary">
              {category}
            </Box>
            <ServiceList of={services.filter((s) => s.category === category)} hasSummaries />
          </div>
        ))}
      </SpaceBetween>
    </Container>
  );
}

function ServiceList({ of, hasSummaries = false }: { of: readonly Service[]; hasSummaries?: boolean }) {
  return (
    <SpaceBetween size="xs">
      {of.map((service) => (
        <div key={service.id}>
          <SpaceBetween direction="horizontal" size="xs">
            <Icon name={service.icon} variant="link" />
            <RouteLink to={homeOf(service)} fontSize="heading-s">
              {service.name}
            </RouteLink>
          </SpaceBetween>
          {hasSummaries && <Box color="text-body-secondary">{service.summary}</Box>}
        </div>
      ))}
    </SpaceBetween>
  );
}
