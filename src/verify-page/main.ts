/** verify.html: a package is dropped, read and proven on this page. It has no network to use (see its policy). */
import { h } from './dom.ts';
import { type Dropped, type Looked, look, sortFiles } from './read-files.ts';
import { report } from './report.ts';
import { type Language, TEXT, type TextName } from './text.ts';

interface State {
  language: Language;
  busy: boolean;
  /** What was dropped last; null at the start and where it was no package. */
  dropped: Dropped | null;
  looked: Looked | null;
  noPackage: boolean;
  compared: boolean;
}

const state: State = {
  language: /^nl\b/.test(navigator.language) || !/^en\b/.test(navigator.language) ? 'nl' : 'en',
  busy: false,
  dropped: null,
  looked: null,
  noPackage: false,
  compared: false,
};

const say = (name: TextName): string => TEXT[name][state.language];

async function take(files: readonly File[]): Promise<void> {
  if (files.length === 0 || state.busy) return;
  Object.assign(state, { busy: true, dropped: null, looked: null, noPackage: false, compared: false });
  draw();
  try {
    const dropped = await sortFiles(files);
    state.dropped = dropped;
    state.noPackage = dropped === null;
    state.looked = dropped && (await look(dropped, null));
  } finally {
    state.busy = false;
    draw();
  }
}

async function compare(compared: boolean, logKey: string): Promise<void> {
  if (!state.dropped || state.busy) return;
  state.compared = compared;
  state.looked = await look(state.dropped, compared ? logKey : null);
  draw();
  document.getElementById('compared')?.focus();
}

function head(): HTMLElement {
  const other = (): void => {
    state.language = state.language === 'nl' ? 'en' : 'nl';
    draw();
    document.getElementById('language')?.focus();
  };
  return h(
    'header',
    {},
    h('h1', {}, say('title')),
    h('p', {}, say('product')),
    h('button', { type: 'button', class: 'quiet', id: 'language', click: other }, say('language')),
  );
}

function dropArea(): HTMLElement {
  const input = h('input', { type: 'file', multiple: true, id: 'files' });
  input.addEventListener('change', () => void take([...(input.files ?? [])]));
  return h(
    'div',
    { class: 'drop' },
    h('p', {}, say('lead')),
    h('p', {}, h('label', { class: 'pick' }, input, state.looked ? say('again') : say('pick'))),
    h('p', { class: 'note' }, say('nothingLeaves')),
    state.looked ? null : h('p', { class: 'note' }, say('alsoDrop')),
    h('p', { class: 'note' }, say('trustedCopy')),
  );
}

function outcome(): HTMLElement[] {
  if (state.busy) return [h('p', {}, say('working'))];
  if (state.noPackage) return [h('p', {}, say('noPackage'))];
  if (!state.dropped || !state.looked) return [];
  return report({
    dropped: state.dropped,
    looked: state.looked,
    language: state.language,
    compared: state.compared,
    onCompared: (compared, logKey) => void compare(compared, logKey),
  });
}

function draw(): void {
  document.documentElement.lang = state.language;
  document.title = `${say('product')}: ${say('title')}`;
  const result = h('div', { role: 'status', id: 'outcome' }, ...outcome());
  const drop = dropArea();
  document
    .getElementById('page')!
    .replaceChildren(head(), h('main', {}, ...(state.looked ? [result, drop] : [drop, result])));
}

document.addEventListener('dragover', (event) => {
  event.preventDefault();
  document.querySelector('.drop')?.classList.add('over');
});
document.addEventListener('dragleave', () => document.querySelector('.drop')?.classList.remove('over'));
document.addEventListener('drop', (event) => {
  event.preventDefault();
  document.querySelector('.drop')?.classList.remove('over');
  void take([...(event.dataTransfer?.files ?? [])]);
});

draw();
