import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const ROOT = path.join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const DOCUMENTS = globSync(['*.md', 'docs/**/*.md', 'changelog/**/*.md'], { cwd: ROOT });

/** A heading as the end of a link: small letters, a hyphen for each space, no other signs. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\d _-]/gu, '')
    .replaceAll(' ', '-');
}

/** True where the file of a link, or the heading it names in it, is not there. */
function leadsNowhere(document: string, link: string): boolean {
  const [file = '', part = ''] = link.split('#');
  const target = file === '' ? document : path.join(path.dirname(document), file);
  if (!existsSync(path.join(ROOT, target))) return true;
  return part !== '' && ![...read(target).matchAll(/^#+ (.*)$/gm)].some(([, heading = '']) => anchor(heading) === part);
}

test('every link of the documents leads to a file, and to a heading where it names one', () => {
  const links = DOCUMENTS.flatMap((document) =>
    [...read(document).matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => ({ document, link: link.replace('\n', '') })),
  );
  expect(links.length).toBeGreaterThan(40);
  expect(links.filter(({ document, link }) => leadsNowhere(document, link))).toEqual([]);
});

test('every command of the documents is one of package.json, and what node runs is there', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  for (const document of DOCUMENTS) {
    const text = read(document);
    for (const [, name = ''] of text.matchAll(/npm run (?:-s |--silent )?([a-z0-9]+)/g))
      expect(Object.keys(scripts), `${document}: npm run ${name}`).toContain(name);
    for (const [, file = ''] of text.matchAll(/`?node (scripts\/[\w/-]+\.m?[jt]s)/g))
      expect(existsSync(path.join(ROOT, file)), `${document}: ${file}`).toBe(true);
  }
});

/** Per invariant its files, with the titles of tests and the names of code behind each. A title may have a word between quotes. */
function namedInInvariants(): { number: string; file: string; name: string }[] {
  const lines = read('docs/invariants.md')
    .replaceAll(/\n {4}/g, ' ')
    .split('\n');
  return lines.flatMap((line) => {
    const number = /^\d+/.exec(line)?.[0];
    if (number === undefined) return [];
    let file = '';
    const found: { number: string; file: string; name: string }[] = [];
    for (const [, code, title] of line.matchAll(/`([^`]+)`|"((?:[^"]|"(?=[a-z])[^"]*"(?= ))*)"/g)) {
      if (code !== undefined && /\.tsx?$/.test(code)) file = code;
      else if (title !== undefined && file !== '') found.push({ number, file, name: title });
      // Behind a test stands a name only to say what it is about.
      else if (code !== undefined && file !== '' && !file.endsWith('.test.ts'))
        found.push({ number, file, name: code });
    }
    return found;
  });
}

test('every test and name that an invariant gives is there, in the file it is said to be in', () => {
  const named = namedInInvariants();
  expect(named.length).toBeGreaterThan(60);
  const wrong = named.filter(({ file, name }) => {
    const at = [`src/main/${file}`, file].find((one) => existsSync(path.join(ROOT, one)));
    return at === undefined || !read(at).includes(name);
  });
  expect(wrong).toEqual([]);
});
