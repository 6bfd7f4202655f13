import { expect, test } from 'vitest';
import { inOrder, type Shortcut } from './shortcuts.ts';

const shortcut = (id: number, group: Shortcut['group'], keys: string, label: string): Shortcut => ({
  id,
  keys,
  label,
  run: () => {},
  group,
  note: '',
  icon: null,
  foot: null,
  inPalette: true,
});

test('a command that the screen has taken over is listed once, as what it does there', () => {
  const all = [
    shortcut(1, 'everywhere', 'Ctrl+O', 'Bestand kiezen'),
    shortcut(2, 'everywhere', '', 'Uitvoer is geblokkeerd door de ander'),
    shortcut(3, 'everywhere', 'Ctrl+L', 'Vergrendelen'),
    shortcut(4, 'here', 'Ctrl+O', 'Bestand kiezen'),
    shortcut(5, 'here', '', 'Uitvoer is geblokkeerd door de ander'),
  ];
  expect(inOrder(all, 'everywhere').map(({ id }) => id)).toEqual([3]);
  expect(inOrder(all, 'here').map(({ id }) => id)).toEqual([4, 5]);
});

test('places go as the rail has them; what has no key comes last', () => {
  const all = [shortcut(1, 'go', '', 'Alles controleren'), shortcut(2, 'go', 'Ctrl+2', 'Registraties')];
  expect(inOrder([...all, shortcut(3, 'go', 'Ctrl+1', 'Vandaag')], 'go').map(({ id }) => id)).toEqual([3, 2, 1]);
});
