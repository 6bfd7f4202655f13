import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The Electron binary that lies on this disk, or null. Never through the `electron` package: asking that package for its
 * path starts a download.
 */
export function findElectron(rootDir: string, env: NodeJS.ProcessEnv = process.env): string | null {
  const packageDir = path.join(rootDir, 'node_modules/electron');
  const pathFile = path.join(packageDir, 'path.txt');
  const named = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : null;
  const override = env['ELECTRON_OVERRIDE_DIST_PATH'];
  const candidate = override
    ? path.join(override, named ?? (process.platform === 'win32' ? 'electron.exe' : 'electron'))
    : named && path.join(packageDir, 'dist', named);
  return candidate && existsSync(candidate) ? candidate : null;
}
