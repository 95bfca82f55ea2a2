import "@cloudscape-design/global-styles/index.css";
import "./app/app.css";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { applyRememberedMode } from "./app/mode";

applyRememberedMode();
createRoot(document.getElementById("root")!).render(<App />);
