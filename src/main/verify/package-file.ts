/** A package as a file on disk. */
import { open } from 'node:fs/promises';
import { type PackageOptions, type PackageResult, verifyPackage } from './package.ts';

export async function verifyPackageFile(path: string, options: PackageOptions): Promise<PackageResult> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const read = async (from: number, length: number): Promise<Uint8Array> => {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, from);
      return buffer.subarray(0, bytesRead);
    };
    return await verifyPackage({ size, read }, options);
  } finally {
    await file.close();
  }
}
