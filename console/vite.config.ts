import { defineConfig, loadEnv } from "vite";

// Everything but the console's own files goes to a running server, so that the console and the cloud have one origin here too.
const server = loadEnv("", ".", "FRACTUS_")["FRACTUS_URL"] ?? "http://127.0.0.1:4566";

export default defineConfig({
  base: "/_console/",
  esbuild: { jsx: "automatic", legalComments: "none" },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rollupOptions: {
      // The components mark themselves "use client" for servers that render; nothing renders on a server here.
      onwarn: (warning, warn) => warning.code === "MODULE_LEVEL_DIRECTIVE" || warn(warning),
    },
  },
  server: { proxy: { "^/(?!_console/)": { target: server } } },
});
