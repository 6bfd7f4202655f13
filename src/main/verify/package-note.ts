/** The signed tag file of a package, line by line (docs/format.md 11). */
import { readBase64, readDecimal } from './bytes.ts';
import type { Head } from './checkpoint.ts';
import { FixedLines, isMoment, QUARTER, WORKSPACE } from './fixed-lines.ts';

export const PACKAGE_FORMAT = 'kanaalregister/package/v1';

export interface PackageNote {
  readonly workspace: string;
  /** `VWS-2027-Q1-v1` */
  readonly register: string;
  readonly quarter: string;
  readonly version: number;
  readonly edition: string;
  /** Hex SHA-512 of manifest-sha512.txt. */
  readonly manifest: string;
  readonly head: Head;
  /** Every record from this one on is in the package. */
  readonly from: number;
  readonly madeAt: string;
}

/** Reads the text. Throws `package_form` with the first line that is not right. */
export function readPackageNote(text: string): PackageNote {
  const lines = new FixedLines(text, 'package_form');
  lines.need(lines.next() === PACKAGE_FORMAT);
  const workspace = lines.value('werkmap', WORKSPACE);
  const register = lines.value('register', /^[A-Z][A-Za-z]{1,7}-[12][0-9]{3}-Q[1-4]-v[1-9][0-9]{0,3}$/);
  const [quarter = '', version = ''] = register.slice(register.indexOf('-') + 1).split('-v');
  lines.need(lines.value('kwartaal', QUARTER) === quarter);
  lines.need(lines.value('versie', /^[1-9][0-9]{0,3}$/) === version);
  const edition = lines.value('uitgave', /^(?:intern|bzk|openbaar)$/);
  const manifest = lines.value('manifest-sha512.txt', /^sha512 [0-9a-f]{128}$/).slice(7);
  const [origin = '', decimal = '', encoded = '', ...more] = lines.value('stand', () => true).split(' ');
  const epoch = readDecimal(origin.slice(`kanaalregister/${workspace}/`.length));
  const size = readDecimal(decimal);
  const root = readBase64(encoded, 32);
  lines.need(origin === `kanaalregister/${workspace}/${epoch}` && epoch !== 0 && more.length === 0);
  if (size === null || size === 0 || root === null) return lines.refuse();
  const from = lines.decimal('vanaf');
  lines.need(from <= size);
  const madeAt = lines.value('gemaakt op', isMoment);
  lines.need(lines.done);
  return {
    workspace,
    register,
    quarter,
    version: Number(version),
    edition,
    manifest,
    head: { origin, size, root },
    from,
    madeAt,
  };
}
