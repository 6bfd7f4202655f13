import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Tests that take ten seconds or more, the longest first. The runner knows how long a file takes only from a run before, and
 * a fresh clone has none: it would start with the largest file and end with the longest one alone.
 */
const LONGEST: readonly string[] = [
  'src/main/shell/cli/cli.test.ts',
  'src/main/testing/torture.test.ts',
  'src/main/export/workbooks.test.ts',
  'src/main/intake/picture-words.test.ts',
  'src/main/services/collection.test.ts',
  'src/main/demo/collection.test.ts',
  'src/main/shell/cli/intake.test.ts',
  'src/main/shell/cli/collection.test.ts',
  'src/main/services/remote.test.ts',
  'src/main/verify/mutants.test.ts',
  'src/main/services/pictures.test.ts',
  'src/main/app.test.ts',
];

function placeOf(file: string): number {
  const at = LONGEST.findIndex((one) => file.endsWith(one));
  return at === -1 ? LONGEST.length : at;
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => placeOf(a.moduleId) - placeOf(b.moduleId));
  }
}
