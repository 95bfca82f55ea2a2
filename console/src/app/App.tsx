import { I18nProvider } from "@cloudscape-design/components/i18n";
import english from "@cloudscape-design/components/i18n/messages/all.en.json";
import { RouterProvider } from "react-router-dom";
import { SessionProvider } from "../session/Session";
import { FlashProvider } from "../shared/flash";
import { router } from "./router";

export function App() {
  return (
    <I18nProvider locale="en" messages={[english]}>
      <SessionProvider>
        <FlashProvider>
          <RouterProvider router={router} future={{ v7_startTransition: true }} />
        </FlashProvider>
      </SessionProvider>
    </I18nProvider>
  );
}
