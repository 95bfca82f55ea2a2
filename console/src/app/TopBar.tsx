import TopNavigation, { type TopNavigationProps } from "@cloudscape-design/components/top-navigation";
import { useState } from "react";
import { useNavigate } from "react-router-dom";
import { isAccountId } from "../session/credentials";
import { regionName, regions } from "../session/regions";
import { type Session, useSession } from "../session/Session";
import { AccountModal } from "./AccountModal";
import { chooseMode, useMode } from "./mode";
import { base } from "./router";
import { ServiceSearch } from "./ServiceSearch";
import { SignInModal } from "./SignIn";

type Opened = "sign-in" | "account" | undefined;

export function TopBar() {
  const session = useSession();
  const navigate = useNavigate();
  const mode = useMode();
  const [opened, setOpened] = useState<Opened>();
  return (
    <>
      <TopNavigation
        identity={{
          title: "Fractus",
          href: `${base}/`,
          onFollow: (event) => {
            event.preventDefault();
            navigate("/");
          },
        }}
        search={<ServiceSearch />}
        utilities={[
          {
            type: "button",
            iconName: mode === "dark" ? "star-filled" : "star",
            ariaLabel: mode === "dark" ? "Use light mode" : "Use dark mode",
            title: mode === "dark" ? "Use light mode" : "Use dark mode",
            text: mode === "dark" ? "Light" : "Dark",
            onClick: () => chooseMode(mode === "dark" ? "light" : "dark"),
          },
          regionMenu(session),
          accountMenu(session, setOpened),
        ]}
        i18nStrings={{ searchIconAriaLabel: "Search", searchDismissIconAriaLabel: "Close search", overflowMenuTriggerText: "More" }}
      />
      {opened === "sign-in" && <SignInModal onDismiss={() => setOpened(undefined)} />}
      {opened === "account" && <AccountModal onDismiss={() => setOpened(undefined)} />}
    </>
  );
}

function regionMenu({ region, chooseRegion }: Session): TopNavigationProps.Utility {
  return {
    type: "menu-dropdown",
    text: regionName(region),
    ariaLabel: `Region: ${regionName(region)}`,
    items: regions.map(([id, name]) => ({ id, text: name, description: id, disabled: id === region })),
    onItemClick: ({ detail }) => chooseRegion(detail.id),
  };
}

function accountMenu(session: Session, open: (what: Opened) => void): TopNavigationProps.Utility {
  const { identity, credentials, isDefault, signIn } = session;
  const isKnown = identity !== "checking" && identity.kind === "known";
  const account = isKnown ? identity.account : "Account";
  // Other accounts are for keys that the server takes unseen; whoever signed in with issued keys has one account.
  const canSwitch = isKnown && (isDefault || isAccountId(credentials.accessKeyId));
  return {
    type: "menu-dropdown",
    iconName: "user-profile",
    text: account,
    description: isKnown ? identity.arn : undefined,
    ariaLabel: `Account ${account}`,
    items: [
      ...(canSwitch ? [{ id: "account", text: "Switch account" }] : []),
      { id: "sign-in", text: isDefault ? "Sign in with access keys" : "Sign in with other access keys" },
      ...(isDefault ? [] : [{ id: "sign-out", text: "Sign out" }]),
    ],
    onItemClick: ({ detail }) => {
      if (detail.id === "sign-out") signIn(undefined);
      else open(detail.id as Opened);
    },
  };
}
