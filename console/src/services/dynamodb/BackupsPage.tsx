import { BackupTable } from "./BackupTable";

export function Component() {
  return <BackupTable isPage />;
}
