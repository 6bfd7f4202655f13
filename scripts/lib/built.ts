import { buildProcesses, buildWindow } from '../bootstrap.mjs';

/** Before all journeys: they run what was built, and it is built from these sources. */
export default async function setup(): Promise<void> {
  await buildWindow();
  await buildProcesses();
}
