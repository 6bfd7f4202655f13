// Packs the product around an Electron that is not there: everything but the runtime can then be looked at.
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createPackage, getRawHeader } from '@electron/asar';
import { build, Platform } from 'electron-builder';
import { PACKAGE } from './package-config.mjs';
import { ROOT } from './project.mjs';

/**
 * A folder that electron-builder takes for Electron's runtime: a program that does nothing, and its default app.
 * @param {string} folder
 */
async function standIn(folder) {
  mkdirSync(path.join(folder, 'resources'), { recursive: true });
  writeFileSync(path.join(folder, 'electron'), '#!/bin/sh\nexit 1\n');
  chmodSync(path.join(folder, 'electron'), 0o755);
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'node_modules/electron/package.json'), 'utf8'));
  writeFileSync(path.join(folder, 'version'), version);
  mkdirSync(path.join(folder, 'app'));
  writeFileSync(path.join(folder, 'app/package.json'), '{}');
  await createPackage(path.join(folder, 'app'), path.join(folder, 'resources/default_app.asar'));
}

/**
 * What the packed product holds: paths inside the asar, which of them lie beside it, and the bytes of each. Needs the
 * window and the shell to be built. Fuses are left out, since they are set in the runtime itself.
 */
export async function packWithStandIn() {
  const work = mkdtempSync(path.join(tmpdir(), 'kanaalregister-dist-'));
  try {
    const runtime = path.join(work, 'runtime');
    await standIn(runtime);
    const { electronFuses: _fuses, ...config } = PACKAGE;
    await build({
      targets: Platform.LINUX.createTarget('dir'),
      projectDir: ROOT,
      config: { ...config, electronDist: runtime, directories: { output: path.join(work, 'dist') } },
    });
    const archive = path.join(work, 'dist/linux-unpacked/resources/app.asar');
    const { header } = getRawHeader(archive);
    /** @type {Map<string, { bytes: number, unpacked: boolean, sealed: boolean }>} */
    const files = new Map();
    /** @type {(node: any, at: string) => void} */
    const walk = (node, at) => {
      for (const [name, child] of Object.entries(node.files ?? {})) {
        const file = at ? `${at}/${name}` : name;
        if (child.files) walk(child, file);
        else
          files.set(file, {
            bytes: child.size,
            unpacked: child.unpacked === true,
            sealed: child.integrity !== undefined,
          });
      }
    };
    walk(header, '');
    return { files };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
