import AppLayout from "@cloudscape-design/components/app-layout";
import BreadcrumbGroup from "@cloudscape-design/components/breadcrumb-group";
import SideNavigation from "@cloudscape-design/components/side-navigation";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useEffect, useRef } from "react";
import { Outlet, useLocation, useNavigate, useNavigation } from "react-router-dom";
import { homeOf, type NavigationEntry, type Service, services } from "../services";
import { useSession } from "../session/Session";
import { Messages, useFlash } from "../shared/flash";
import { useNames } from "../shared/names";
import { LeaveQuestion } from "../shared/unsaved";
import { usePersisted } from "../shared/usePersisted";
import { useCrumbs } from "./crumbs";
import { rememberVisit } from "./recent";
import { base } from "./router";
import { SignIn } from "./SignIn";
import { TopBar } from "./TopBar";

const isBoolean = (value: unknown): value is boolean => typeof value === "boolean";

/** What stands around every page. */
export function Shell({ isStarting = false }: { isStarting?: boolean }) {
  const { identity, region, credentials } = useSession();
  const service = useService();
  const [isOpen, setOpen] = usePersisted("navigation", true, isBoolean);
  useVisits(service);

  const mustSignIn = identity !== "checking" && identity.kind === "refused";
  return (
    <>
      <div id="top-bar">
        <TopBar />
      </div>
      <AppLayout
        headerSelector="#top-bar"
        toolsHide
        navigationHide={!service || mustSignIn}
        navigationOpen={isOpen}
        onNavigationChange={({ detail }) => setOpen(detail.open)}
        navigation={service && <ServiceNavigation service={service} />}
        breadcrumbs={service && !isStarting && <Breadcrumbs />}
        notifications={<Messages />}
        stickyNotifications
        content={mustSignIn ? <SignIn reason={identity.reason} /> : isStarting ? <Loading /> : <Page key={`${region} ${credentials.accessKeyId}`} />}
      />
    </>
  );
}

// Its key makes every page load anew where region or credentials change.
function Page() {
  const isWaiting = useNavigation().state === "loading";
  return (
    <div aria-busy={isWaiting}>
      {isWaiting && <Loading />}
      <div hidden={isWaiting}>
        <Outlet />
        <LeaveQuestion />
      </div>
    </div>
  );
}

function Loading() {
  return <StatusIndicator type="loading">Loading</StatusIndicator>;
}

function ServiceNavigation({ service }: { service: Service }) {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const names = useNames();
  const linkOf = ({ text, to }: NavigationEntry) => ({ text, path: to ? `/${service.id}/${to}` : `/${service.id}` });
  const itemOf = (link: ReturnType<typeof linkOf>) => ({ type: "link" as const, text: link.text, href: base + link.path });
  const links = service.navigation.map(linkOf);
  const inner = service.within?.(pathname);
  const innerLinks = inner?.entries.map(linkOf) ?? [];
  // The entry whose path is the longest beginning of this page's.
  const active = [...links, ...innerLinks].filter((l) => pathname === l.path || pathname.startsWith(`${l.path}/`)).sort((a, b) => b.path.length - a.path.length)[0];
  return (
    <SideNavigation
      header={{ text: service.name, href: base + homeOf(service) }}
      activeHref={active && base + active.path}
      items={[...(inner ? [{ type: "section" as const, text: `${inner.noun}: ${names.get(inner.id) ?? inner.id}`, items: innerLinks.map(itemOf) }, { type: "divider" as const }] : []), ...links.map(itemOf)]}
      onFollow={(event) => {
        event.preventDefault();
        navigate(event.detail.href.slice(base.length));
      }}
    />
  );
}

function Breadcrumbs() {
  const navigate = useNavigate();
  const crumbs = useCrumbs();
  useEffect(() => {
    document.title = [...crumbs.map((c) => c.text).reverse(), "Fractus"].join(" | ");
    return () => {
      document.title = "Fractus Console";
    };
  }, [crumbs]);
  return (
    <BreadcrumbGroup
      ariaLabel="Breadcrumbs"
      items={crumbs.map((c) => ({ text: c.text, href: base + c.path }))}
      onFollow={(event) => {
        event.preventDefault();
        navigate(event.detail.href.slice(base.length));
      }}
    />
  );
}

function useService(): Service | undefined {
  const { pathname } = useLocation();
  return services.find((s) => pathname === `/${s.id}` || pathname.startsWith(`/${s.id}/`));
}

// Messages belong to the service where they arose; going to another one clears them.
function useVisits(service: Service | undefined) {
  const flash = useFlash();
  const before = useRef(service);
  useEffect(() => {
    if (service) rememberVisit(service.id);
    if (before.current !== service) flash.clear();
    before.current = service;
  }, [service, flash]);
}
